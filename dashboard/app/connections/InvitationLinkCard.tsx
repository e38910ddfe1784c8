import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { graphql, useFragment } from "react-relay";

import { Button, ButtonLink } from "../design/Button";
import { Actions, Dialog } from "../design/Dialog";
import { Moment } from "../design/moments";
import { Badge, Card, Columns, Facts, Notice, Row } from "../design/parts";
import { notify } from "../design/toasts";
import { changed } from "../relay/fresh";
import type { InvitationLinkCard_link$key } from "../relay/generated/InvitationLinkCard_link.graphql";
import styles from "./connections.module.css";
import { LinkLimits } from "./LinkLimits";
import type { LinkChange } from "./useLinkChange";
import { useLinkChange } from "./useLinkChange";

interface Props {
  readonly link: InvitationLinkCard_link$key;
  readonly organizationId: string;
  readonly slug: string;
  readonly mayManage: boolean;
}

/** The link with its picture; switched on and off or replaced after saying what that does to what is open. */
export function InvitationLinkCard({ link, organizationId, slug, mayManage }: Props) {
  const { t } = useLingui();
  const data = useFragment(
    graphql`
      fragment InvitationLinkCard_link on InvitationLink {
        id
        url
        isActive
        isSwitchedOn
        maxUses
        uses
        expiresAt
        openInvitations
        pausedInvitations
        qrCode {
          svgUrl
          pngUrl
        }
      }
    `,
    link,
  );
  const [asked, ask] = useState<LinkChange | null>(null);
  const [carryOut, isBusy] = useLinkChange();
  const titles = { on: t`Switch the link on?`, off: t`Switch the link off?`, rotate: t`Replace the link by a new one?` };
  const labels = { on: t`Switch on`, off: t`Switch off`, rotate: t`Replace` };
  const go = async (change: LinkChange): Promise<void> => {
    if (!(await carryOut(change, organizationId))) return;
    notify("good", t`The link has changed.`);
    changed();
    ask(null);
  };
  const copy = (): void => void navigator.clipboard.writeText(data.url).then(() => notify("good", t`The link is copied.`));
  return (
    <Columns>
      <Card
        title={t`The link that you share`}
        actions={<Badge tone={data.isActive ? "good" : "warn"}>{data.isActive ? t`Connects people` : t`Connects nobody`}</Badge>}
      >
        <p className={styles["lines"]}>
          <bdi>{data.url}</bdi>
        </p>
        <Facts
          of={[
            [t`People connected by it`, data.maxUses ? t`${data.uses} of ${data.maxUses}` : data.uses],
            [t`Until`, data.expiresAt ? <Moment key="until" of={data.expiresAt} /> : t`No end`],
            [t`Open invitations by mail`, data.openInvitations],
          ]}
        />
        {data.pausedInvitations > 0 ? (
          <Notice tone="warn">
            <Plural
              value={data.pausedInvitations}
              one="# invitation by mail is paused while the link is off."
              other="# invitations by mail are paused while the link is off."
            />
          </Notice>
        ) : null}
        <Row>
          <Button look="primary" onPress={copy}>
            <Trans>Copy the link</Trans>
          </Button>
          {mayManage ? (
            <>
              <Button onPress={() => ask(data.isSwitchedOn ? "off" : "on")}>{data.isSwitchedOn ? t`Switch off…` : t`Switch on…`}</Button>
              <Button onPress={() => ask("rotate")}>
                <Trans>Replace…</Trans>
              </Button>
            </>
          ) : null}
        </Row>
      </Card>
      <Card title={t`As a QR code`}>
        <img className={styles["code"]} src={data.qrCode.svgUrl} alt={t`QR code of the link`} />
        <Row>
          <a href={`${data.qrCode.svgUrl}?download`}>SVG</a>
          <a href={`${data.qrCode.pngUrl}?download`}>PNG</a>
          <ButtonLink small href={`/o/${slug}/connections/poster`}>
            <Trans>As a poster</Trans>
          </ButtonLink>
        </Row>
      </Card>
      {mayManage ? (
        <LinkLimits key={data.id} organizationId={organizationId} maxUses={data.maxUses ?? null} expiresAt={data.expiresAt ?? null} />
      ) : null}
      {asked === null ? null : (
        <Dialog
          title={titles[asked]}
          isOpen
          onClose={() => ask(null)}
          actions={
            <Actions
              label={labels[asked]}
              look={asked === "on" ? "primary" : "danger"}
              onGo={() => void go(asked)}
              onCancel={() => ask(null)}
              isBusy={isBusy}
            />
          }
        >
          {asked === "rotate" ? (
            <Notice tone="warn">
              <Trans>The present link is dead for good, on every poster and in every mail that you wrote. Print its QR code anew.</Trans>
            </Notice>
          ) : asked === "off" ? (
            <Notice tone="warn">
              <Plural
                value={data.openInvitations}
                _0="The link connects nobody until it is switched on again. No invitation by mail is open."
                one="The link connects nobody until it is switched on again, and # open invitation by mail is paused."
                other="The link connects nobody until it is switched on again, and # open invitations by mail are paused."
              />
            </Notice>
          ) : (
            <Notice>
              <Plural
                value={data.pausedInvitations}
                _0="Whoever follows the link is connected."
                one="Whoever follows the link is connected, and # paused invitation by mail works again."
                other="Whoever follows the link is connected, and # paused invitations by mail work again."
              />
            </Notice>
          )}
        </Dialog>
      )}
    </Columns>
  );
}
