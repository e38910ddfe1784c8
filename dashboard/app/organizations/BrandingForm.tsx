import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { graphql, useFragment } from "react-relay";

import { Button } from "../design/Button";
import { TextField } from "../design/fields";
import { Card, Notice } from "../design/parts";
import { notify } from "../design/toasts";
import type { BrandingForm_organization$key } from "../relay/generated/BrandingForm_organization.graphql";
import type { BrandingFormMutation } from "../relay/generated/BrandingFormMutation.graphql";
import { useAction } from "../relay/useAction";
import type { Refusal } from "../relay/useAction";
import { BrandingPreview } from "./BrandingPreview";

const FIELDS = ["logoUrl", "primaryColour", "accentColour", "signatoryName", "signatoryTitle"] as const;
type Field = (typeof FIELDS)[number];

/** Logo, colours and who signs; with what learners will see of it. */
export function BrandingForm({ organization }: { readonly organization: BrandingForm_organization$key }) {
  const { t } = useLingui();
  const { id, name, branding } = useFragment(
    graphql`
      fragment BrandingForm_organization on Organization {
        id
        name
        branding {
          logoUrl
          primaryColour
          accentColour
          signatoryName
          signatoryTitle
        }
      }
    `,
    organization,
  );
  const [values, setValues] = useState<Record<Field, string>>(
    () => Object.fromEntries(FIELDS.map((field) => [field, branding[field] ?? ""])) as Record<Field, string>,
  );
  const [refusals, setRefusals] = useState<ReadonlyArray<Refusal>>([]);
  const [update, isBusy] = useAction<BrandingFormMutation>(graphql`
    mutation BrandingFormMutation($input: UpdateBrandingInput!) {
      updateBranding(input: $input) {
        userErrors {
          code
          field
          message
        }
        organization {
          id
          branding {
            logoUrl
            primaryColour
            accentColour
            signatoryName
            signatoryTitle
          }
        }
      }
    }
  `);
  const field = (which: Field) => ({
    value: values[which],
    onChange: (value: string) => setValues({ ...values, [which]: value }),
    refusal: refusals.find((each) => each.field === which)?.message ?? null,
  });
  const other = refusals.find((each) => !FIELDS.includes(each.field as Field));
  const save = async (): Promise<void> => {
    const given = Object.fromEntries(FIELDS.map((each) => [each, values[each].trim() || null]));
    const outcome = await update({ organizationId: id, ...given }, { tellRefusals: false });
    setRefusals(outcome.refusals);
    if (outcome.isDone) notify("good", t`Saved.`);
  };
  return (
    <Card title={t`Branding`}>
      <TextField label={t`Address of the logo`} hint={t`Begins with https://; a wide picture on a light ground is best.`} {...field("logoUrl")} />
      <TextField label={t`Main colour`} hint={t`Such as #1f4fd8. Where text on it would be hard to read, a darker or lighter shade is used.`} {...field("primaryColour")} />
      <TextField label={t`Second colour`} {...field("accentColour")} />
      <TextField label={t`Who signs certificates`} {...field("signatoryName")} />
      <TextField label={t`In which function`} {...field("signatoryTitle")} />
      {other ? <Notice tone="bad">{other.message}</Notice> : null}
      <BrandingPreview name={name} logoUrl={values.logoUrl} colour={values.primaryColour} />
      <div>
        <Button look="primary" isPending={isBusy} onPress={() => void save()}>{t`Save the branding`}</Button>
      </div>
    </Card>
  );
}
