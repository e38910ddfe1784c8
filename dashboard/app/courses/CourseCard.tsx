import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { graphql, useFragment } from "react-relay";

import { Button } from "../design/Button";
import { Badge, Card, Row } from "../design/parts";
import type { CourseCard_course$key } from "../relay/generated/CourseCard_course.graphql";

interface Props {
  readonly course: CourseCard_course$key;
  readonly onChoose: () => void;
}

/** What a course is about, before one chooses it. */
export function CourseCard({ course, onChoose }: Props) {
  const { t } = useLingui();
  const { title, summary, access, validityMonths, modules, translations } = useFragment(
    graphql`
      fragment CourseCard_course on Course @argumentDefinitions(language: { type: "Language!" }) {
        title(language: $language)
        summary(language: $language)
        access
        validityMonths
        modules {
          id
        }
        translations {
          language
        }
      }
    `,
    course,
  );
  return (
    <Card title={<span dir="auto">{title}</span>}>
      <p dir="auto">{summary}</p>
      <Row>
        <Badge>
          <Plural value={modules.length} one="# module" other="# modules" />
        </Badge>
        {validityMonths ? (
          <Badge>
            <Plural value={validityMonths} one="certificate valid for # month" other="certificate valid for # months" />
          </Badge>
        ) : (
          <Badge>{t`certificate does not expire`}</Badge>
        )}
        {translations.map(({ language }) => (
          <Badge key={language} tone="info">
            {language}
          </Badge>
        ))}
        {access === "CODE" ? <Badge tone="warn">{t`needs a code`}</Badge> : null}
      </Row>
      <Row>
        <Button look="primary" onPress={onChoose} aria-label={t`Take this course: ${title}`}>
          <Trans>Take this course</Trans>
        </Button>
      </Row>
    </Card>
  );
}
