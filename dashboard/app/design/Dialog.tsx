import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";

import { Button } from "./Button";
import type { Look } from "./Button";
import styles from "./Dialog.module.css";

interface Props {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** The buttons, the one that goes on last; `Actions` for the usual two. */
  readonly actions?: ReactNode;
  /** From the side, for details; else in the middle. */
  readonly isDrawer?: boolean;
}

/** In front of everything else; Escape closes it, and the focus goes back to where it was. */
export function Dialog({ title, isOpen, onClose, children, actions, isDrawer = false }: Props) {
  const { t } = useLingui();
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => (open ? undefined : onClose())}
      isDismissable
      className={`${styles["veil"]} ${isDrawer ? styles["fromSide"] : ""}`}
    >
      <Modal className={`${styles["modal"]} ${isDrawer ? styles["drawer"] : ""}`}>
        <AriaDialog className={styles["dialog"] ?? ""}>
          <header className={styles["header"]}>
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            <Button look="quiet" small aria-label={t`Close`} onPress={onClose}>
              ✕
            </Button>
          </header>
          <div className={styles["body"]}>{children}</div>
          {actions === undefined ? null : <footer className={styles["actions"]}>{actions}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

interface ActionsProps {
  readonly label: string;
  readonly onGo: () => void;
  readonly onCancel: () => void;
  readonly isBusy?: boolean;
  readonly isDisabled?: boolean;
  readonly look?: Look;
}

/** "Cancel", and what the dialog is for. */
export function Actions({ label, onGo, onCancel, isBusy = false, isDisabled = false, look = "primary" }: ActionsProps) {
  const { t } = useLingui();
  return (
    <>
      <Button onPress={onCancel}>{t`Cancel`}</Button>
      <Button look={look} onPress={onGo} isPending={isBusy} isDisabled={isDisabled}>
        {label}
      </Button>
    </>
  );
}
