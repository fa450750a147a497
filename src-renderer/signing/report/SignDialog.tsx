import { Alert, Button, Modal, Stack, TextInput } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconAlertTriangle, IconLock } from '@tabler/icons-react';
import { useState } from 'react';
import type { Credential } from '#shared/signing/credential/openCredential.ts';
import type { IssuedReport, IssuedSigner } from '#shared/signing/issued.ts';
import { fromBase64, toBase64 } from '#shared/signing/pem.ts';
import { namesAgree } from '#shared/signing/rules.ts';
import { type CallError, toAppError } from '../../rpc/appError.ts';
import { client } from '../../rpc/client.ts';
import { showDone } from '../../rpc/undoToast.tsx';
import { useCommand } from '../../rpc/useCommand.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { FileDrop } from '../../ui/FileDrop.tsx';
import { FormFrame } from '../../ui/FormFrame.tsx';
import { PasswordField } from '../../ui/PasswordField.tsx';
import { uiTexts } from '../../ui/texts.ts';
import { CertificateCard } from '../CertificateCard.tsx';
import styles from '../Signing.module.css';
import { issuedReportTexts } from './reportTexts.ts';
import { useCredential } from './useCredential.ts';

interface SignDialogProps {
  readonly report: IssuedReport;
  readonly signer: IssuedSigner;
  readonly onClose: () => void;
}

/** Keys and certificates are small; what is larger is something else. */
const MOST_BYTES = 200_000;

/** Somebody signs their line: first the certificate is opened and shown, then the report is signed with it. */
export function SignDialog({ report, signer, onClose }: SignDialogProps) {
  const t = useTexts(issuedReportTexts);
  const ui = useTexts(uiTexts);
  const isNarrow = useMediaQuery('(max-width: 48em)');
  const credential = useCredential();
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('signDialog.title', { role: signer.role, name: signer.name })}
      fullScreen={isNarrow === true}
      closeButtonProps={{ 'aria-label': ui('close') }}
    >
      {credential.opened === null ? (
        <ChooseFiles credential={credential} onClose={onClose} />
      ) : (
        <Confirm
          report={report}
          signer={signer}
          opened={credential.opened}
          onOther={credential.forget}
          onClose={onClose}
        />
      )}
    </Modal>
  );
}

interface ChooseFilesProps {
  readonly credential: ReturnType<typeof useCredential>;
  readonly onClose: () => void;
}

function ChooseFiles({ credential, onClose }: ChooseFilesProps) {
  const t = useTexts(issuedReportTexts);
  const [files, setFiles] = useState<File[]>([]);
  const [password, setPassword] = useState('');
  const { fault } = credential;
  const isPasswordWrong = fault === 'wrongPassword';
  return (
    <FormFrame
      onSubmit={(event) => {
        event?.preventDefault();
        const typed = password;
        // It is needed once; a wrong one is typed anew.
        void credential.open(files, typed).then((isOpen) => isOpen || setPassword(''));
      }}
      error={credential.error}
      isBusy={credential.isBusy}
      submit={t('signDialog.open')}
      onCancel={onClose}
    >
      <Stack gap="sm">
        <p className={styles.text}>{t('signDialog.filesHint')}</p>
        <FileDrop files={files} onChange={setFiles} maxBytes={MOST_BYTES} maxFiles={4} />
        {fault !== null && !isPasswordWrong && (
          <Alert color="red" icon={<IconAlertTriangle size={18} />} role="alert">
            {t(`fault.${fault}`)}
          </Alert>
        )}
        <PasswordField
          label={t('signDialog.password')}
          // Not the account's: the browser is neither to fill it in nor to keep it.
          autoComplete="off"
          data-1p-ignore
          value={password}
          error={isPasswordWrong ? t('fault.wrongPassword') : undefined}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <p className={styles.sub}>
          <IconLock size={16} aria-hidden />
          <span className={styles.quiet}>{t('signDialog.private')}</span>
        </p>
      </Stack>
    </FormFrame>
  );
}

interface ConfirmProps {
  readonly report: IssuedReport;
  readonly signer: IssuedSigner;
  readonly opened: NonNullable<ReturnType<typeof useCredential>['opened']>;
  readonly onOther: () => void;
  readonly onClose: () => void;
}

function Confirm({ report, signer, opened: { credential, verdict }, onOther, onClose }: ConfirmProps) {
  const t = useTexts(issuedReportTexts);
  const [reason, setReason] = useState('');
  const [location, setLocation] = useState('');
  const signing = useSigning(report, signer, onClose);
  const isOthers = !namesAgree(verdict.certificate.name, signer.name);
  return (
    <FormFrame
      onSubmit={(event) => {
        event?.preventDefault();
        void signing.sign(credential, { reason: reason.trim(), location: location.trim() });
      }}
      error={signing.error}
      isBusy={signing.isBusy}
      submit={t('signDialog.confirm')}
      canSubmit={verdict.faults.length === 0 && !isOthers}
      onCancel={onClose}
      aside={
        <Button variant="default" onClick={onOther}>
          {t('signDialog.other')}
        </Button>
      }
    >
      <Stack gap="sm">
        <CertificateCard verdict={verdict} />
        {isOthers && (
          <Alert color="red" icon={<IconAlertTriangle size={18} />} role="alert">
            {t('signDialog.otherName', { name: signer.name })}
          </Alert>
        )}
        <TextInput
          label={t('signDialog.reason')}
          placeholder={signer.role}
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <TextInput
          label={t('signDialog.location')}
          maxLength={200}
          value={location}
          onChange={(event) => setLocation(event.currentTarget.value)}
        />
        <p className={styles.quiet}>{t('signDialog.revocation')}</p>
      </Stack>
    </FormFrame>
  );
}

/** Asks what is to be signed, signs it here, and sends the signature alone. */
function useSigning(report: IssuedReport, signer: IssuedSigner, onClose: () => void) {
  const t = useTexts(issuedReportTexts);
  const [isPreparing, setPreparing] = useState(false);
  const [error, setError] = useState<CallError | null>(null);
  const complete = useCommand(client.signing.complete, {
    changes: ['issuedReport'],
    errors: 'inline',
    onDone: () => {
      showDone(t('signDialog.done'));
      onClose();
    },
  });
  const sign = async (
    { certificates, key }: Credential,
    { reason, location }: { readonly reason: string; readonly location: string },
  ) => {
    setError(null);
    setPreparing(true);
    try {
      const { token, toBeSigned } = await client.signing.prepare({
        id: report.id,
        signerId: signer.id,
        certificates: certificates.map(toBase64),
        ...(reason === '' ? {} : { reason }),
        ...(location === '' ? {} : { location }),
      });
      const signature = toBase64(await key.sign(fromBase64(toBeSigned)));
      await complete.run({ token, signature });
    } catch (thrown) {
      setError(toAppError(thrown));
    } finally {
      setPreparing(false);
    }
  };
  return { sign, isBusy: isPreparing || complete.isRunning, error: error ?? complete.error };
}
