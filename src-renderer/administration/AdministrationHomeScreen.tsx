import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { allows } from '#shared/rpc/permissions.ts';
import { useMe } from '../rpc/session.ts';
import { useTexts } from '../texts/useTexts.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Page } from '../ui/Page.tsx';
import styles from './AdministrationHomeScreen.module.css';
import { GROUPS, type Section, sections } from './sections.ts';
import { entriesFor, searchSettings } from './settingsIndex.ts';
import { administrationTexts } from './texts.ts';

const route = getRouteApi('/administracion/');

interface Hit {
  readonly key: string;
  readonly section: Section;
  readonly search: Readonly<Record<string, string>>;
  readonly title: string;
  readonly hint: string;
  /** Where the setting lives, said beside its name. */
  readonly where: string | null;
}

/** The administration's front door: ask for what you want to change, or look around. */
export function AdministrationHomeScreen() {
  const t = useTexts(administrationTexts);
  const { q = '' } = route.useSearch();
  const navigate = useNavigate();
  const { roles } = useMe();
  const [text, setText] = useState(q);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => setText(q), [q]);

  const mayLook = allows('settings.read', roles);
  const shown = useMemo(() => sections.filter((section) => allows(section.permission, roles)), [roles]);
  const all = useMemo((): Hit[] => {
    const pages = shown.map((section) => ({
      key: section.key,
      section,
      search: {},
      title: t(`section.${section.key}.title`),
      hint: t(`section.${section.key}.hint`),
      where: null,
    }));
    const settings = entriesFor(roles).flatMap((entry): Hit[] => {
      const section = shown.find((one) => one.key === entry.section);
      if (section === undefined) return [];
      return [
        {
          key: `${entry.section}.${entry.key}`,
          section,
          search: entry.search ?? {},
          title: t(`entry.${entry.key}.title`),
          hint: t(`entry.${entry.key}.hint`),
          where: t(`section.${section.key}.title`),
        },
      ];
    });
    return [...pages, ...settings];
  }, [shown, roles, t]);
  const hits = text.trim() === '' ? null : searchSettings(all, text);

  const search = (next: string) => {
    setText(next);
    void navigate({ to: '/administracion', search: next === '' ? {} : { q: next }, replace: true });
  };
  const links = () => [...(list.current?.querySelectorAll<HTMLAnchorElement>('a') ?? [])];
  const onFieldKey = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') links()[0]?.focus();
    else if (event.key === 'Enter' && hits !== null) links()[0]?.click();
    else return;
    event.preventDefault();
  };
  const onListKey = (event: KeyboardEvent) => {
    const all = links();
    const at = all.indexOf(document.activeElement as HTMLAnchorElement);
    if (at < 0 || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
    event.preventDefault();
    const next = all[at + (event.key === 'ArrowDown' ? 1 : -1)];
    if (next !== undefined) next.focus();
    else if (event.key === 'ArrowUp') document.getElementById('admin-search')?.focus();
  };

  return (
    <Page title={t(mayLook ? 'title' : 'catalogue')} width="wide">
      {mayLook && (
        <TextInput
          id="admin-search"
          type="search"
          size="md"
          label={t('ask')}
          placeholder={t('askExample')}
          value={text}
          onChange={(event) => search(event.currentTarget.value)}
          onKeyDown={onFieldKey}
          leftSection={<IconSearch size={18} stroke={1.75} aria-hidden />}
          className={styles.ask}
          autoFocus
        />
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrows only move between the links inside */}
      <div ref={list} onKeyDown={onListKey}>
        {hits !== null && hits.length === 0 && (
          <EmptyState title={t('nothing', { q: text.trim() })} hint={t('nothingHint')} />
        )}
        {hits !== null && hits.length > 0 && (
          <ul className={styles.hits} aria-label={t('results')}>
            {hits.map((hit) => (
              <li key={hit.key}>
                <Tile hit={hit} />
              </li>
            ))}
          </ul>
        )}
        {hits === null &&
          GROUPS.map((group) => {
            const tiles = all.filter((hit) => hit.where === null && hit.section.group === group);
            if (tiles.length === 0) return null;
            return (
              <section key={group} className={styles.group} aria-labelledby={`home-${group}`}>
                <h2 id={`home-${group}`} className={styles.groupName}>
                  {t(`group.${group}`)}
                </h2>
                <ul className={styles.tiles}>
                  {tiles.map((hit) => (
                    <li key={hit.key}>
                      <Tile hit={hit} />
                    </li>
                  ))}
                </ul>
              </section>
            );
          })}
      </div>
    </Page>
  );
}

function Tile({ hit }: { readonly hit: Hit }) {
  const Mark = hit.section.icon;
  return (
    <Link to={hit.section.to} search={hit.search as never} className={styles.tile}>
      <Mark size={20} stroke={1.5} aria-hidden />
      <span>
        <span className={styles.tileTitle}>
          {hit.title}
          {hit.where !== null && <span className={styles.where}> · {hit.where}</span>}
        </span>
        <span className={styles.hint}>{hit.hint}</span>
      </span>
    </Link>
  );
}
