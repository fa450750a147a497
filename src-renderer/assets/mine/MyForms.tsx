import { Title } from '@mantine/core';
import { IconCircleCheck, IconHourglass, IconRosetteDiscountCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { FormState } from '#shared/custody/custody.ts';
import { orpc } from '../../rpc/client.ts';
import { useMe } from '../../rpc/session.ts';
import { useFormats } from '../../texts/formats.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import type { Tone } from '../../ui/tones.ts';
import styles from './mine.module.css';
import { myAssetTexts } from './texts.ts';

const looks: Readonly<Record<FormState, readonly [Tone, typeof IconHourglass]>> = {
  issued: ['warning', IconHourglass],
  confirmed: ['info', IconCircleCheck],
  authorised: ['success', IconRosetteDiscountCheck],
  ended: ['neutral', IconCircleCheck],
};

/** The papers that were signed for what one has, newest first. */
export function MyForms() {
  const t = useTexts(myAssetTexts);
  const formats = useFormats();
  const me = useMe();
  const forms = useQuery(orpc.custody.mine.queryOptions({ input: { limit: 20 } })).data?.items ?? [];
  if (forms.length === 0) return null;
  return (
    <section className={styles.forms} aria-labelledby="my-forms">
      <Title order={2} id="my-forms" mb="xs">
        {t('forms')}
      </Title>
      <ul className={styles.assets}>
        {forms.map((form) => {
          const [tone, Mark] = looks[form.state];
          return (
            <li key={form.id} className={styles.form}>
              <Link to="/mis-equipos/resguardo/$folio" params={{ folio: form.folio }} className={styles.name}>
                {form.folio}
              </Link>
              <span className={styles.quiet}>
                {[formats.date(form.issuedAt), form.first?.name, t('items', { count: form.items })]
                  .filter((part) => part !== undefined)
                  .join(' · ')}
              </span>
              <StatusBadge tone={tone} icon={<Mark stroke={2} />}>
                {t(`state.${form.state}`)}
              </StatusBadge>
              {form.state === 'issued' && form.person.id === me.id && (
                <LinkButton
                  size="xs"
                  to="/mis-equipos/resguardo/$folio"
                  params={{ folio: form.folio }}
                  aria-label={`${t('review')}: ${form.folio}`}
                >
                  {t('review')}
                </LinkButton>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
