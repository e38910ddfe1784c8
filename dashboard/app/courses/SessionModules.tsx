import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { graphql, useFragment } from "react-relay";

import { Button } from "../design/Button";
import { Badge, Notice, Row } from "../design/parts";
import { notify } from "../design/toasts";
import { changed } from "../relay/fresh";
import type { SessionModules_session$key } from "../relay/generated/SessionModules_session.graphql";
import type { SessionModulesCompleteMutation } from "../relay/generated/SessionModulesCompleteMutation.graphql";
import type { SessionModulesProgressMutation } from "../relay/generated/SessionModulesProgressMutation.graphql";
import { useAction } from "../relay/useAction";
import { ModuleState } from "./ModuleState";
import { QuizScore } from "./QuizScore";
import styles from "./SessionModules.module.css";

/** The modules in order, what is done of them, and what comes next. */
export function SessionModules({ session }: { readonly session: SessionModules_session$key }) {
  const { t } = useLingui();
  const { id, progressPercent, progress, viewerCan, course } = useFragment(
    graphql`
      fragment SessionModules_session on Session @argumentDefinitions(language: { type: "Language!" }) {
        id
        state
        progressPercent
        progress {
          module {
            id
          }
          ...ModuleState_progress
          isPassed
        }
        viewerCan {
          advance
        }
        course {
          id
          modules {
            id
            position
            kind
            passMark
            title(language: $language)
          }
        }
      }
    `,
    session,
  );
  const [record, isRecording] = useAction<SessionModulesProgressMutation>(graphql`
    mutation SessionModulesProgressMutation($input: RecordProgressInput!) {
      recordProgress(input: $input) {
        userErrors {
          code
          field
          message
        }
        session {
          id
          state
          progressPercent
          progress {
            module {
              id
            }
            ...ModuleState_progress
            isPassed
          }
          viewerCan {
            advance
          }
        }
      }
    }
  `);
  const [complete, isCompleting] = useAction<SessionModulesCompleteMutation>(graphql`
    mutation SessionModulesCompleteMutation($input: CompleteSessionInput!) {
      completeSession(input: $input) {
        userErrors {
          code
          field
          message
        }
        session {
          id
          state
          completedAt
          progressPercent
          viewerCan {
            advance
          }
          certificate {
            id
            number
            expiresAt
          }
        }
      }
    }
  `);
  const [quiz, setQuiz] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const modules = course?.modules ?? [];
  const done = new Map(progress.map((each) => [each.module?.id, each]));
  const next = modules.find((each) => !done.get(each.id)?.isPassed)?.id;
  const asked = modules.find((each) => each.id === quiz);

  const finish = async (moduleId: string, scorePercent?: number): Promise<void> => {
    const given = scorePercent === undefined ? {} : { scorePercent };
    const { isDone } = await record({ sessionId: id, moduleId, ...given });
    if (isDone) setQuiz(null);
  };
  const end = async (): Promise<void> => {
    const { isDone, refusals } = await complete({ sessionId: id }, { tellRefusals: false });
    setRefusal(refusals[0]?.message ?? null);
    if (!isDone) return;
    notify("good", t`Well done: the certificate is yours.`);
    changed();
  };

  return (
    <>
      <ol className={styles["modules"]}>
        {modules.map((module) => (
          <li key={module.id} className={styles["module"]} aria-current={viewerCan.advance && module.id === next ? "step" : undefined}>
            <span className={styles["position"]} aria-hidden="true">
              {module.position}
            </span>
            <span className={styles["title"]} dir="auto">
              {module.title}
            </span>
            <Badge>{module.kind === "QUIZ" ? t`Quiz` : t`Lesson`}</Badge>
            <ModuleState progress={done.get(module.id) ?? null} />
            {viewerCan.advance && !(module.kind === "LESSON" && done.has(module.id)) ? (
              <Button
                small
                look={module.id === next ? "primary" : "plain"}
                isPending={isRecording}
                aria-label={t`Mark as done: ${module.title}`}
                onPress={() => (module.kind === "QUIZ" ? setQuiz(module.id) : void finish(module.id))}
              >
                <Trans>Mark as done</Trans>
              </Button>
            ) : null}
          </li>
        ))}
      </ol>
      {viewerCan.advance ? (
        <Row>
          <Button look="primary" isPending={isCompleting} isDisabled={progressPercent < 100} onPress={() => void end()}>
            <Trans>Complete the course</Trans>
          </Button>
          {progressPercent < 100 ? <span className={styles["quiet"]}>{t`When every module is done.`}</span> : null}
        </Row>
      ) : null}
      {refusal ? <Notice tone="bad">{refusal}</Notice> : null}
      {asked ? <QuizScore title={asked.title} passMark={asked.passMark ?? null} isBusy={isRecording} onScore={(score) => void finish(asked.id, score)} onClose={() => setQuiz(null)} /> : null}
    </>
  );
}
