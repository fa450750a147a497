import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import styles from './place.module.css';

interface FolderFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly pick: string;
  readonly look: string;
  readonly missing: string;
  readonly initial?: string;
  /** The system's dialog. */
  readonly onPick: () => Promise<string | null | undefined>;
  readonly onLook: (path: string) => void;
  readonly onForget: () => void;
  readonly isLooking: boolean;
}

/** A folder or file of this machine: chosen in the system's dialog, which looks at once, or typed. */
export function FolderField(props: FolderFieldProps) {
  const [typed, setTyped] = useState(props.initial ?? '');
  const [isMissing, setMissing] = useState(false);
  const look = (event: FormEvent) => {
    event.preventDefault();
    const path = typed.trim();
    setMissing(path === '');
    if (path !== '') props.onLook(path);
  };
  const pick = async () => {
    const path = await props.onPick();
    if (path == null) return;
    setTyped(path);
    setMissing(false);
    props.onLook(path);
  };
  return (
    <form onSubmit={look} noValidate>
      <div className={styles.pick}>
        <TextInput
          label={props.label}
          description={props.hint}
          spellCheck={false}
          autoComplete="off"
          maxLength={1_000}
          value={typed}
          error={isMissing ? props.missing : undefined}
          errorProps={{ role: 'alert' }}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setMissing(false);
            props.onForget();
          }}
        />
        <Button variant="default" onClick={() => void pick()} disabled={props.isLooking}>
          {props.pick}
        </Button>
      </div>
      <Button type="submit" variant="default" mt="sm" disabled={props.isLooking}>
        {props.look}
      </Button>
    </form>
  );
}
