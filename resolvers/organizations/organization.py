"""Making organizations and their branding."""

from __future__ import annotations

import secrets
from typing import Annotated, Any
from uuid import UUID

import strawberry

from domain.activity.audit_entry import AuditAction
from domain.identifiers import new_id
from domain.organizations.role import Role
from domain.organizations.slug import slug, slug_of
from domain.single_line import optional_line, title
from models.activity.audit_entry import record
from models.connections.invitation_link import InvitationLink
from models.organizations.membership import Membership
from models.organizations.organization import Organization, free_slug
from models.pending_writes import attempt, insert, write
from resolvers.authority import acting_for
from resolvers.unit_of_work import mutation
from schema.context import Info
from schema.organizations.organization_mutations import (
    CreateOrganizationInput,
    OrganizationPayload,
    UpdateBrandingInput,
)

TOKEN_BYTES = 24
SLUG_TRIES = 3


@strawberry.type
class OrganizationMutations:
    """`createOrganization` and `updateBranding`."""

    @mutation(
        description="Make an organization. It is free; you become its owner.", in_one_statement=True, counts_tries=True
    )
    async def create_organization(
        self,
        info: Info,
        input: Annotated[CreateOrganizationInput, strawberry.argument(description="What to call it.")],
    ) -> OrganizationPayload:
        """Owner, first link and log entry come with it."""
        name = title(input.name, field="name", longest=120)
        account = info.context.viewer.account
        if attempt() == 0:
            await info.context.limits.hit("create_organization_by_account", str(account))
        organization = Organization(id=new_id(), kind=input.kind, name=name, created_by_id=account)
        organization.slug = slug(input.slug) if input.slug else await _free_slug(name)
        owner = Membership(id=new_id(), organization_id=organization.id, account_id=account, role=Role.OWNER)
        link = insert(new_link(organization.id))
        twins = () if input.slug else {"organization_slug_unique"}
        await write(insert(organization), insert(owner), link, twins=twins)
        await record(
            organization.id,
            AuditAction.ORGANIZATION_CREATED,
            "Organization",
            organization.id,
            actor_id=account,
        )
        return OrganizationPayload(organization_id=organization.id)

    @mutation(description="Change how an organization presents itself.")
    async def update_branding(
        self,
        info: Info,
        input: Annotated[UpdateBrandingInput, strawberry.argument(description="What to change.")],
    ) -> OrganizationPayload:
        """Certificates issued from now on carry it. Only what was given is written: two may change two things."""
        given = _branding(input)
        organization, _ = await acting_for(info.context.viewer, input.organization_id, lock="row")
        if given:
            await organization.update_from_dict(given).save(update_fields=list(given))
        await record(
            organization.id,
            AuditAction.BRANDING_CHANGED,
            "Organization",
            organization.id,
            actor_id=info.context.viewer.account,
        )
        return OrganizationPayload(organization_id=organization.id)


def _branding(input: UpdateBrandingInput) -> dict[str, Any]:
    """What was given, by column. Raises InvalidInput."""
    given: dict[str, Any] = {
        name: getattr(input, name)
        for name in ("logo_url", "primary_colour", "accent_colour", "signatory_name", "signatory_title")
        if getattr(input, name) is not strawberry.UNSET
    }
    for name, field in (("signatory_name", "signatoryName"), ("signatory_title", "signatoryTitle")):
        if name in given:
            given[name] = optional_line(given[name], field=field, longest=120)
    return given


def new_link(organization_id: UUID) -> InvitationLink:
    """A fresh invitation link, to be inserted; whatever was current must be rotated before."""
    return InvitationLink(id=new_id(), organization_id=organization_id, token=secrets.token_urlsafe(TOKEN_BYTES))


async def _free_slug(name: str) -> str:
    """Nobody who chose no slug is refused for one: of twins that find the same one free, the slower looks again."""
    if attempt() < SLUG_TRIES:
        return await free_slug(slug_of(name))
    return f"{slug_of(name)}-{secrets.token_hex(4)}"
