/** What one fills in. Each has a label, an optional hint, and shows its refusal beneath it. */
import {
  Button as AriaButton,
  Checkbox as AriaCheckbox,
  FieldError,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  SearchField as AriaSearchField,
  Select as AriaSelect,
  SelectValue,
  Switch as AriaSwitch,
  Text,
  TextArea as AriaTextArea,
  TextField as AriaTextField,
} from "react-aria-components";
import type { ReactNode } from "react";

import styles from "./fields.module.css";

interface FieldProps {
  readonly label: string;
  readonly hint?: ReactNode;
  /** Why what is in it was refused. */
  readonly refusal?: string | null | undefined;
  readonly name?: string;
  readonly isRequired?: boolean;
  readonly isDisabled?: boolean;
  readonly autoFocus?: boolean;
}

interface TextFieldProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?: "text" | "email" | "password" | "url" | "number" | "date" | "color";
  readonly autoComplete?: string;
  readonly rows?: number;
  readonly maxLength?: number;
  readonly placeholder?: string;
  /** The label is read, and not shown: for cells of a table. */
  readonly isCompact?: boolean;
}

export function TextField({ label, hint, refusal, rows, placeholder, isCompact = false, ...props }: TextFieldProps) {
  return (
    <AriaTextField
      {...props}
      {...(isCompact ? { "aria-label": label } : {})}
      isInvalid={Boolean(refusal)}
      validationBehavior="aria"
      className={styles["field"] ?? ""}
    >
      {isCompact ? null : <Label className={styles["label"]}>{label}</Label>}
      {rows === undefined ? (
        <Input className={styles["input"] ?? ""} placeholder={placeholder} dir={props.type === undefined ? "auto" : undefined} />
      ) : (
        <AriaTextArea className={styles["input"] ?? ""} rows={rows} placeholder={placeholder} dir="auto" />
      )}
      {hint === undefined ? null : (
        <Text slot="description" className={styles["hint"] ?? ""}>
          {hint}
        </Text>
      )}
      <FieldError className={styles["refusal"] ?? ""}>{refusal}</FieldError>
    </AriaTextField>
  );
}

interface SearchProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  readonly autoFocus?: boolean;
}

export function SearchField({ label, placeholder, ...props }: SearchProps) {
  return (
    <AriaSearchField {...props} aria-label={label} className={styles["search"] ?? ""}>
      <Input className={styles["input"] ?? ""} placeholder={placeholder ?? label} dir="auto" />
      <AriaButton className={styles["clear"] ?? ""}>×</AriaButton>
    </AriaSearchField>
  );
}

export interface Choice<T extends string> {
  readonly id: T;
  readonly label: string;
}

interface SelectProps<T extends string> extends FieldProps {
  readonly choices: ReadonlyArray<Choice<T>>;
  readonly value: T | null;
  readonly onChange: (value: T) => void;
  /** The label is read, and not shown: for filters in a row. */
  readonly isCompact?: boolean;
  readonly placeholder?: string;
}

export function Select<T extends string>({ label, hint, refusal, choices, value, onChange, isCompact, placeholder, ...props }: SelectProps<T>) {
  return (
    <AriaSelect
      {...props}
      aria-label={isCompact ? label : undefined}
      value={value}
      onChange={(key) => onChange(key as T)}
      isInvalid={Boolean(refusal)}
      placeholder={placeholder ?? label}
      className={isCompact ? (styles["compact"] ?? "") : (styles["field"] ?? "")}
    >
      {isCompact ? null : <Label className={styles["label"]}>{label}</Label>}
      <AriaButton className={styles["chooser"] ?? ""}>
        <SelectValue className={styles["chosen"] ?? ""} />
        <span aria-hidden="true">▾</span>
      </AriaButton>
      {hint === undefined ? null : (
        <Text slot="description" className={styles["hint"] ?? ""}>
          {hint}
        </Text>
      )}
      <FieldError className={styles["refusal"] ?? ""}>{refusal}</FieldError>
      <Popover className={styles["popover"] ?? ""}>
        <ListBox className={styles["list"] ?? ""} items={choices}>
          {(choice) => (
            <ListBoxItem id={choice.id} textValue={choice.label} className={styles["choice"] ?? ""}>
              {choice.label}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}

interface CheckboxProps {
  readonly children?: ReactNode;
  readonly isSelected: boolean;
  readonly isIndeterminate?: boolean;
  readonly isDisabled?: boolean;
  readonly onChange: (is: boolean) => void;
  readonly "aria-label"?: string;
}

export function Checkbox({ children, ...props }: CheckboxProps) {
  return (
    <AriaCheckbox {...props} className={styles["checkbox"] ?? ""}>
      {({ isSelected, isIndeterminate }) => (
        <>
          <span className={styles["box"]} aria-hidden="true">
            {isIndeterminate ? "–" : isSelected ? "✓" : ""}
          </span>
          {children}
        </>
      )}
    </AriaCheckbox>
  );
}

export function Switch({ children, ...props }: Omit<CheckboxProps, "isIndeterminate">) {
  return (
    <AriaSwitch {...props} className={styles["switch"] ?? ""}>
      <span className={styles["track"]} aria-hidden="true" />
      {children}
    </AriaSwitch>
  );
}
