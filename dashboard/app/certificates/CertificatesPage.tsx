import { Trans, useLingui } from "@lingui/react/macro";
import { graphql, usePaginationFragment, usePreloadedQuery } from "react-relay";

import { Button, ButtonLink } from "../design/Button";
import { Columns, Empty, Page } from "../design/parts";
import type { PageProps } from "../page";
import type { CertificatesPage_learner$key } from "../relay/generated/CertificatesPage_learner.graphql";
import type { CertificatesPageMoreQuery } from "../relay/generated/CertificatesPageMoreQuery.graphql";
import type { CertificatesPageQuery } from "../relay/generated/CertificatesPageQuery.graphql";
import { CertificateCard } from "./CertificateCard";

/** What one has earned, for life. */
export default function CertificatesPage({ query }: PageProps<CertificatesPageQuery>) {
  const { t } = useLingui();
  const { viewer } = usePreloadedQuery<CertificatesPageQuery>(
    graphql`
      query CertificatesPageQuery($language: Language!) {
        viewer {
          ...AppShell_viewer
          learner {
            ...CertificatesPage_learner @arguments(language: $language)
          }
        }
      }
    `,
    query,
  );
  return (
    <Page title={t`Certificates`} intro={t`They are yours for life, whoever paid for them.`}>
      {viewer?.learner ? <Certificates learner={viewer.learner} /> : null}
    </Page>
  );
}

function Certificates({ learner }: { readonly learner: CertificatesPage_learner$key }) {
  const { t } = useLingui();
  const { data, hasNext, isLoadingNext, loadNext } = usePaginationFragment<CertificatesPageMoreQuery, CertificatesPage_learner$key>(
    graphql`
      fragment CertificatesPage_learner on Learner
      @refetchable(queryName: "CertificatesPageMoreQuery")
      @argumentDefinitions(count: { type: "Int", defaultValue: 20 }, cursor: { type: "String" }, language: { type: "Language!" }) {
        certificates(first: $count, after: $cursor) @connection(key: "CertificatesPage_certificates") {
          edges {
            node {
              id
              ...CertificateCard_certificate @arguments(language: $language)
            }
          }
        }
      }
    `,
    learner,
  );
  const { edges } = data.certificates;
  if (edges.length === 0) {
    return (
      <Empty title={t`No certificate yet`} action={<ButtonLink look="primary" href="/courses">{t`Choose a course`}</ButtonLink>}>
        <Trans>Complete a course, and its certificate appears here.</Trans>
      </Empty>
    );
  }
  return (
    <>
      <Columns>
        {edges.map(({ node }) => (
          <CertificateCard key={node.id} certificate={node} />
        ))}
      </Columns>
      {hasNext ? (
        <div>
          <Button isPending={isLoadingNext} onPress={() => void loadNext(50)}>
            <Trans>Show more</Trans>
          </Button>
        </div>
      ) : null}
    </>
  );
}
