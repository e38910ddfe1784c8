"""Making organizations and their branding."""

from __future__ import annotations

import secrets
from typing import Annotated
from uuid import UUID

import strawberry

from domain.audit import AuditAction
from domain.errors import NameTaken
from domain.identifiers import new_id
from domain.line import line, optional_line
from domain.role import Role
from domain.slug import slug, slug_of
from models.audit_entry import record
from models.invitation_link import InvitationLink
from models.membership import Membership
from models.organization import Organization
from permissions.request import MayWrite, SignedIn
from resolvers.authority import acting_for
from resolvers.unit_of_work import mutation
from schema.context import Info
from schema.organization_mutations import CreateOrganizationInput, OrganizationPayload, UpdateBrandingInput

TOKEN_BYTES = 24


@strawberry.type
class OrganizationMutations:
    """`createOrganization` and `updateBranding`."""

    @mutation(description="Make an organization. It is free; you become its owner.", may=[SignedIn, MayWrite])
    async def create_organization(
        self,
        info: Info,
        input: Annotated[CreateOrganizationInput, strawberry.argument(description="What to call it.")],
    ) -> OrganizationPayload:
        """Owner, first link and log entry come with it."""
        name = line(input.name, field="name", longest=120)
        account = info.context.viewer.account
        chosen = slug(input.slug) if input.slug else await _free_slug(name)
        organization = await Organization.create(
            id=new_id(), kind=input.kind, name=name, slug=chosen, created_by_id=account
        )
        await Membership.create(organization=organization, account_id=account, role=Role.OWNER)
        await new_link(organization.id)
        await record(
            organization.id,
            AuditAction.ORGANIZATION_CREATED,
            "Organization",
            organization.id,
            actor_id=account,
        )
        return OrganizationPayload(organization_id=organization.id)

    @mutation(description="Change how an organization presents itself.", may=[SignedIn, MayWrite])
    async def update_branding(
        self,
        info: Info,
        input: Annotated[UpdateBrandingInput, strawberry.argument(description="What to change.")],
    ) -> OrganizationPayload:
        """Certificates issued from now on carry it."""
        organization = await acting_for(info.context.viewer, input.organization_id)
        for name, field in (("signatory_name", "signatoryName"), ("signatory_title", "signatoryTitle")):
            text = getattr(input, name)
            if text is not strawberry.UNSET:
                setattr(organization, name, optional_line(text, field=field, longest=120))
        for name in ("logo_url", "primary_colour", "accent_colour"):
            if getattr(input, name) is not strawberry.UNSET:
                setattr(organization, name, getattr(input, name))
        await organization.save()
        await record(
            organization.id,
            AuditAction.BRANDING_CHANGED,
            "Organization",
            organization.id,
            actor_id=info.context.viewer.account,
        )
        return OrganizationPayload(organization_id=organization.id)


async def new_link(organization_id: UUID) -> InvitationLink:
    """A fresh invitation link; whatever was current must be rotated before."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    return await InvitationLink.create(organization_id=organization_id, token=token)


async def _free_slug(name: str) -> str:
    """A slug nobody has: of the name, with a number where that is taken. A race meets the unique index."""
    wanted = slug_of(name)
    taken = {found.slug for found in await Organization.filter(slug__startswith=wanted).only("slug")}
    if wanted not in taken:
        return wanted
    for number in range(2, len(taken) + 3):
        if f"{wanted}-{number}" not in taken:
            return f"{wanted}-{number}"
    raise NameTaken(field="slug")
