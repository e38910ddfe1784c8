import { useLingui } from "@lingui/react/macro";
import { useState } from "react";

import { Actions, Dialog } from "../design/Dialog";
import { TextField } from "../design/fields";

interface Props {
  readonly title: string;
  readonly passMark: number | null;
  readonly isBusy: boolean;
  readonly onScore: (percent: number) => void;
  readonly onClose: () => void;
}

/** The result of a quiz that was taken elsewhere, as a percentage. */
export function QuizScore({ title, passMark, isBusy, onScore, onClose }: Props) {
  const { t } = useLingui();
  const [text, setText] = useState("");
  const score = Number(text);
  const isScore = /^\d{1,3}$/.test(text) && score <= 100;
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      actions={<Actions label={t`Save the result`} onGo={() => onScore(score)} onCancel={onClose} isBusy={isBusy} isDisabled={!isScore} />}
    >
      <TextField
        label={t`Result in percent`}
        value={text}
        onChange={setText}
        autoFocus
        hint={passMark === null ? t`0 to 100; the best of several tries counts.` : t`0 to 100; ${passMark} are needed. The best of several tries counts.`}
        refusal={text !== "" && !isScore ? t`A whole number from 0 to 100.` : null}
      />
    </Dialog>
  );
}
