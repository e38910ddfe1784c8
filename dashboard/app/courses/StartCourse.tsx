import { Trans, useLingui } from "@lingui/react/macro";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { graphql, useFragment } from "react-relay";

import { Actions, Dialog } from "../design/Dialog";
import { Select } from "../design/fields";
import { Name, Notice } from "../design/parts";
import type { StartCourse_course$key } from "../relay/generated/StartCourse_course.graphql";
import type { StartCourse_viewer$key } from "../relay/generated/StartCourse_viewer.graphql";
import type { Language, StartCourseMutation } from "../relay/generated/StartCourseMutation.graphql";
import { useAction } from "../relay/useAction";
import { apiLanguage, LANGUAGES } from "../words";

interface Props {
  readonly viewer: StartCourse_viewer$key;
  readonly course: StartCourse_course$key;
  readonly onClose: () => void;
}

const MINE = "mine";

/** In which language, and whose credit pays; with what the one who pays will see. */
export function StartCourse({ viewer, course, onClose }: Props) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { id, title, translations } = useFragment(
    graphql`
      fragment StartCourse_course on Course @argumentDefinitions(language: { type: "Language!" }) {
        id
        title(language: $language)
        translations {
          language
        }
      }
    `,
    course,
  );
  const { learner } = useFragment(
    graphql`
      fragment StartCourse_viewer on Viewer {
        learner {
          id
          credits {
            balance
          }
          payers: connections(first: 50, filter: { state: { equalTo: ACTIVE } }) {
            nodes {
              id
              organization {
                id
                name
              }
            }
          }
        }
      }
    `,
    viewer,
  );
  const [start, isBusy] = useAction<StartCourseMutation>(graphql`
    mutation StartCourseMutation($input: StartSessionInput!) {
      startSession(input: $input) {
        userErrors {
          code
          field
          message
        }
        session {
          id
        }
      }
    }
  `);
  const offered = translations.map((each) => each.language);
  const payers = (learner?.payers.nodes ?? []).flatMap(({ organization }) => (organization ? [organization] : []));
  const [language, setLanguage] = useState<Language>(offered.includes(apiLanguage()) ? apiLanguage() : (offered[0] ?? "EN"));
  const [payer, setPayer] = useState<string>(payers[0]?.id ?? MINE);
  const [refusal, setRefusal] = useState<string | null>(null);
  const paying = payers.find((each) => each.id === payer);
  const balance = learner?.credits?.balance ?? 0;

  const go = async (): Promise<void> => {
    const { payload, refusals } = await start(
      { courseId: id, language, ...(paying ? { organizationId: paying.id } : {}) },
      { tellRefusals: false },
    );
    setRefusal(refusals[0]?.message ?? null);
    if (payload?.session) void navigate({ to: `/sessions/${payload.session.id}` } as never);
  };

  return (
    <Dialog title={title} isOpen onClose={onClose} actions={<Actions label={t`Start`} onGo={() => void go()} onCancel={onClose} isBusy={isBusy} />}>
      <Select
        label={t`Language`}
        value={language}
        onChange={setLanguage}
        choices={offered.map((each) => ({ id: each, label: LANGUAGES[each.toLowerCase() as keyof typeof LANGUAGES] }))}
      />
      <Select
        label={t`Whose credit pays`}
        value={payer}
        onChange={setPayer}
        choices={[...payers.map((each) => ({ id: each.id, label: each.name })), { id: MINE, label: t`My own (${balance} left)` }]}
      />
      <Notice>
        {paying ? (
          <p>
            <Trans>
              <Name>{paying.name}</Name> sees this session, how far you are, and the certificate, and keeps seeing them when
              you leave. Other organizations that you are connected to see that you take this course while you take it, and
              your certificate.
            </Trans>
          </p>
        ) : (
          <p>
            <Trans>
              Organizations that you are connected to see that you take this course while you take it, and your certificate,
              for as long as you are connected. Nobody sees that you have paid.
            </Trans>
          </p>
        )}
      </Notice>
      {refusal ? <Notice tone="bad">{refusal}</Notice> : null}
    </Dialog>
  );
}
