import { useLingui } from "@lingui/react/macro";
import { graphql, usePreloadedQuery } from "react-relay";

import { SearchField } from "../design/fields";
import { Empty, Page, Row } from "../design/parts";
import { useSearchState } from "../design/useSearchState";
import type { PageProps } from "../page";
import type { CoursesPageQuery } from "../relay/generated/CoursesPageQuery.graphql";
import { CourseCard } from "./CourseCard";
import styles from "./CoursesPage.module.css";
import { StartCourse } from "./StartCourse";

const folded = (text: string): string => text.normalize("NFD").replaceAll(/\p{Diacritic}/gu, "").toLowerCase();

/** The catalogue, and the way into a course. It is short enough to be searched here. */
export default function CoursesPage({ query }: PageProps<CoursesPageQuery>) {
  const { t } = useLingui();
  const [search, change] = useSearchState();
  const { viewer, courses } = usePreloadedQuery<CoursesPageQuery>(
    graphql`
      query CoursesPageQuery($language: Language!) {
        viewer {
          ...AppShell_viewer
          ...StartCourse_viewer
        }
        courses(first: 200) {
          nodes {
            id
            title(language: $language)
            summary(language: $language)
            ...CourseCard_course @arguments(language: $language)
            ...StartCourse_course @arguments(language: $language)
          }
        }
      }
    `,
    query,
  );
  const wanted = folded(search["q"] ?? "");
  const shown = courses.nodes.filter(({ title, summary }) => folded(`${title} ${summary}`).includes(wanted));
  const chosen = courses.nodes.find(({ id }) => id === search["course"]);
  return (
    <Page title={t`Courses`} intro={t`Choose a course, its language, and whose credit pays for it.`}>
      <Row>
        <SearchField label={t`Search courses`} value={search["q"] ?? ""} onChange={(q) => change({ q })} />
      </Row>
      {shown.length === 0 ? (
        <Empty title={wanted ? t`No course matches.` : t`There are no courses yet.`}>
          {wanted ? t`Try a part of the title.` : t`They appear here as soon as the provider publishes them.`}
        </Empty>
      ) : (
        <ul className={styles["cards"]}>
          {shown.map((course) => (
            <li key={course.id}>
              <CourseCard course={course} onChoose={() => change({ course: course.id })} />
            </li>
          ))}
        </ul>
      )}
      {chosen && viewer ? <StartCourse viewer={viewer} course={chosen} onClose={() => change({ course: undefined })} /> : null}
    </Page>
  );
}
