import { NativeSelect, SegmentedControl, Text } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { composeMail, happeningName } from '#shared/mail/templates/compose.ts';
import { HAPPENINGS, sampleFacts } from '#shared/mail/templates/samples.ts';
import { LANGUAGES } from '#shared/people/contract.ts';
import type { Settings } from '#shared/settings/contract.ts';
import { useMe } from '../rpc/session.ts';
import { useTexts } from '../texts/useTexts.ts';
import { words } from '../texts/words.ts';
import { useNow } from '../ui/useNow.ts';
import styles from './mail.module.css';
import { mailTexts } from './texts.ts';

const route = getRouteApi('/administracion/correo');

/** Each message as it will look, with invented facts, in each language. */
export function TemplatePreviews({ settings }: { readonly settings: Settings }) {
  const t = useTexts(mailTexts);
  const tWords = useTexts(words);
  const navigate = route.useNavigate();
  const me = useMe();
  // The time of opening: a message that ticks would be drawn anew twice a minute.
  const [now] = useState(useNow());
  const [form, setForm] = useState<'html' | 'text'>('html');
  const { template = 'created', language = me.language } = route.useSearch();
  const message = useMemo(
    () =>
      composeMail(
        sampleFacts({
          what: template,
          language,
          institution: settings.institution.name,
          timeZone: settings.institution.timeZone,
          linkBase: settings.mail.linkBase,
          canReply: settings.mail.replyTo !== '',
          now,
        }),
      ),
    [template, language, settings, now],
  );
  const open = (to: { template?: typeof template; language?: typeof language }) =>
    void navigate({ search: (before) => ({ ...before, ...to }), replace: true });
  return (
    <div className={styles.previews}>
      <Text size="sm" c="dimmed">
        {t('templates.hint')}
      </Text>
      <div className={styles.inline}>
        <NativeSelect
          label={t('templates.which')}
          className={styles.grows}
          value={template}
          onChange={(event) => {
            const chosen = HAPPENINGS.find((one) => one === event.currentTarget.value);
            if (chosen !== undefined) open({ template: chosen });
          }}
          data={HAPPENINGS.map((one) => ({ value: one, label: happeningName(me.language, one) }))}
        />
        <SegmentedControl
          aria-label={t('templates.language')}
          value={language}
          onChange={(value) => {
            const chosen = LANGUAGES.find((one) => one === value);
            if (chosen !== undefined) open({ language: chosen });
          }}
          data={LANGUAGES.map((one) => ({ value: one, label: tWords(`language.${one}`) }))}
        />
        <SegmentedControl
          aria-label={t('templates.form')}
          value={form}
          onChange={(value) => setForm(value === 'text' ? 'text' : 'html')}
          data={[
            { value: 'html', label: t('templates.html') },
            { value: 'text', label: t('templates.text') },
          ]}
        />
      </div>
      <div className={styles.preview}>
        <p className={styles.subject}>
          <span className={styles.quiet}>{t('templates.subject')}</span> {message.subject}
        </p>
        {form === 'html' ? (
          // Nothing in it runs or leaves the frame; of the same origin, it needs no process of its own to be drawn.
          <iframe
            className={styles.paper}
            title={t('templates.preview')}
            sandbox="allow-same-origin"
            srcDoc={message.html}
          />
        ) : (
          <pre className={styles.plain}>{message.text}</pre>
        )}
      </div>
    </div>
  );
}
