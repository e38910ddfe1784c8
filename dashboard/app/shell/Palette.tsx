import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Autocomplete, Header, Menu, MenuItem, MenuSection, useFilter } from "react-aria-components";
import { graphql, useFragment } from "react-relay";

import { Dialog } from "../design/Dialog";
import { SearchField } from "../design/fields";
import { Name } from "../design/parts";
import type { Palette_viewer$key } from "../relay/generated/Palette_viewer.graphql";
import styles from "./Palette.module.css";
import { useLearnersCalled } from "./useLearnersCalled";
import { useScreens } from "./useScreens";

interface Props {
  readonly viewer: Palette_viewer$key;
  /** The organization whose screens are open. */
  readonly slug: string | undefined;
  readonly onClose: () => void;
}

/** Everywhere one can go, by a few letters of its name: screens, and learners of the organization. */
export default function Palette({ viewer, slug, onClose }: Props) {
  const { t } = useLingui();
  const [text, setText] = useState("");
  const { contains } = useFilter({ sensitivity: "base" });
  const screens = useScreens();
  const { isPlatformStaff, memberships } = useFragment(
    graphql`
      fragment Palette_viewer on Viewer {
        isPlatformStaff
        memberships {
          id
          role
          organization {
            id
            name
            slug
          }
        }
      }
    `,
    viewer,
  );
  const open = (memberships ?? []).find((each) => each.organization?.slug === slug) ?? memberships?.[0];
  const learners = useLearnersCalled(text.trim(), open?.organization?.slug);
  const groups = [
    ...(memberships ?? []).flatMap(({ id, role, organization }) =>
      organization
        ? [
            {
              id,
              title: organization.name,
              items: [
                ...screens.ofOrganization(organization.slug, role),
                ...(role === "OWNER" || role === "ADMIN" ? [{ to: `/o/${organization.slug}/connections`, label: t`Invite learners` }] : []),
              ],
            },
          ]
        : [],
    ),
    ...(isPlatformStaff ? [{ id: "provider", title: t`Provider`, items: screens.ofProvider }] : []),
    { id: "mine", title: t`My learning`, items: screens.ofLearner },
  ].map((group) => ({ ...group, items: group.items.filter(({ label }) => contains(`${group.title} ${label}`, text.trim())) }));
  const found = [
    ...(learners.length > 0 ? [{ id: "learners", title: t`Learners`, items: learners }] : []),
    ...groups.filter((group) => group.items.length > 0),
  ];
  return (
    <Dialog title={t`Go to`} isOpen onClose={onClose}>
      <Autocomplete inputValue={text} onInputChange={setText}>
        <SearchField label={t`A screen or a learner`} value={text} onChange={setText} autoFocus />
        {found.length === 0 ? <p className={styles["none"]}>{t`Nothing is called so.`}</p> : null}
        <Menu className={styles["menu"] ?? ""} aria-label={t`Where to go`} onAction={onClose} items={found}>
          {({ id, title, items }) => (
            <MenuSection id={id}>
              <Header className={styles["title"] ?? ""}>
                <Name>{title}</Name>
              </Header>
              {items.map(({ to, label }) => (
                <MenuItem key={`${id} ${to} ${label}`} id={`${id} ${to} ${label}`} href={to} textValue={label} className={styles["item"] ?? ""}>
                  <Name>{label}</Name>
                </MenuItem>
              ))}
            </MenuSection>
          )}
        </Menu>
      </Autocomplete>
    </Dialog>
  );
}
