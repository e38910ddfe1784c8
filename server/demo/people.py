"""The demo's people and organizations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from domain.activity.audit_entry import AuditAction
from domain.identifiers import new_id
from domain.organizations.organization import OrganizationKind
from domain.organizations.role import Role
from models.activity.audit_entry import record
from models.connections.invitation_link import InvitationLink
from models.organizations.membership import Membership
from models.organizations.organization import Organization
from models.people.account import Account
from models.people.learner import Learner

PASSWORD: Final = "a tessera is a token of a bond"  # noqa: S105 (the demo's, printed on the terminal)

_NAMES: Final = """
Lena Learner|Mateo Alvarez|Chloé Bernard|Tom Baker|Sofía Castillo|Noah Clarke|Inès Dupont|Emma Evans|Lucas Fontaine
Valentina García|Oliver Hughes|Amélie Joubert|Grace Kelly|Diego López|Camille Martin|Ava Nolan|Javier Ortega
Manon Petit|George Quinn|Lucía Ramírez|Élodie Simon|Harry Turner|Nicolás Vargas|Zoé Vidal|Amy Walsh|Daniel Young
Carmen Zamora|Ben Archer|Louise Blanc|Andrés Cruz|Ruth Dixon|Hugo Fabre|Marta Gil|Ian Hart|Julie Lambert|Pablo Mora
"""


def _address(name: str) -> str:
    plain = name.lower().translate(str.maketrans("áéèëíóúñô", "aeeeiouno")).replace(" ", ".")
    return f"{plain}@learner.example"


LEARNERS: Final = tuple(
    (name, "lena@learner.example" if name == "Lena Learner" else _address(name))
    for line in _NAMES.split("\n")
    for name in line.split("|")
    if name
)


@dataclass(frozen=True)
class Person:
    """A demo account."""

    account_id: UUID
    learner_id: UUID


@dataclass(frozen=True)
class DemoOrganization:
    """A demo organization and the account that acts for it."""

    id: UUID
    owner_id: UUID


async def account(name: str, email: str, password_hash: str, *, platform: bool = False) -> Person:
    """Somebody who can sign in."""
    made = await Account.create(id=new_id(), email=email, password_hash=password_hash, is_platform_staff=platform)
    learner = await Learner.create(id=new_id(), account_id=made.id, name=name)
    return Person(made.id, learner.id)


async def found_organization(name: str, owner_email: str, password_hash: str) -> DemoOrganization:
    """An organization with its owner, branding and link."""
    owner_name = f"{owner_email.partition('@')[0].title()} Owner"
    owner = await account(owner_name, owner_email, password_hash)
    school = "School" in name
    organization = await Organization.create(
        id=new_id(),
        kind=OrganizationKind.SCHOOL if school else OrganizationKind.COMPANY,
        name=name,
        slug=name.lower().replace(" ", "-"),
        primary_colour="#1D4E89" if school else "#00695C",
        accent_colour="#F2B134" if school else "#FF7043",
        signatory_name=owner_name,
        signatory_title="Head teacher" if school else "Director",
        created_by_id=owner.account_id,
    )
    await Membership.create(organization_id=organization.id, account_id=owner.account_id, role=Role.OWNER)
    token = f"demo-{organization.slug}".ljust(32, "-")
    await InvitationLink.create(organization_id=organization.id, token=token)
    await record(
        organization.id,
        AuditAction.ORGANIZATION_CREATED,
        "Organization",
        organization.id,
        actor_id=owner.account_id,
    )
    return DemoOrganization(organization.id, owner.account_id)


async def employ(organization: DemoOrganization, name: str, email: str, role: Role, password_hash: str) -> UUID:
    """Put somebody on the staff; the membership's key."""
    person = await account(name, email, password_hash)
    made = await Membership.create(organization_id=organization.id, account_id=person.account_id, role=role)
    await record(
        organization.id, AuditAction.MEMBER_ADDED, "Membership", made.id, actor_id=organization.owner_id, role=role
    )
    return made.id
