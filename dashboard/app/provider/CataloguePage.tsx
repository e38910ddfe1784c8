import { Plural, useLingui } from "@lingui/react/macro";
import { graphql, usePreloadedQuery } from "react-relay";

import { Badge, Bullets, Card, Columns, Empty, Page, Row } from "../design/parts";
import type { PageProps } from "../page";
import type { CataloguePageQuery } from "../relay/generated/CataloguePageQuery.graphql";
import { Missing } from "../shell/Failure";

/** The catalogue as it is: courses, their languages, their modules. */
export default function CataloguePage({ query }: PageProps<CataloguePageQuery>) {
  const { t } = useLingui();
  const { viewer, courses } = usePreloadedQuery<CataloguePageQuery>(
    graphql`
      query CataloguePageQuery($language: Language!) {
        viewer {
          ...AppShell_viewer
          isPlatformStaff
        }
        courses(first: 100) {
          nodes {
            id
            slug
            access
            validityMonths
            title(language: $language)
            translations {
              language
            }
            modules {
              id
              kind
              passMark
              title(language: $language)
            }
          }
        }
      }
    `,
    query,
  );
  if (!viewer?.isPlatformStaff) return <Missing />;
  if (courses.nodes.length === 0) {
    return (
      <Page title={t`Catalogue`}>
        <Empty title={t`There are no courses yet.`}>{t`The operator adds them with the command "tessera catalogue".`}</Empty>
      </Page>
    );
  }
  return (
    <Page title={t`Catalogue`}>
      <Columns>
        {courses.nodes.map((course) => (
          <Card key={course.id} title={<span dir="auto">{course.title}</span>}>
            <Row>
              <code>{course.slug}</code>
              <Badge tone={course.access === "CODE" ? "warn" : "plain"}>{course.access === "CODE" ? t`needs a code` : t`by connection`}</Badge>
              {course.translations.map(({ language }) => (
                <Badge key={language} tone="info">
                  {language}
                </Badge>
              ))}
              {course.validityMonths ? (
                <Badge>
                  <Plural value={course.validityMonths} one="certificate valid for # month" other="certificate valid for # months" />
                </Badge>
              ) : null}
            </Row>
            <Bullets>
              {course.modules.map((module) => (
                <li key={module.id} dir="auto">
                  {module.title} {module.kind === "QUIZ" ? `(${t`Quiz`}, ${module.passMark ?? 0} %)` : ""}
                </li>
              ))}
            </Bullets>
          </Card>
        ))}
      </Columns>
    </Page>
  );
}
