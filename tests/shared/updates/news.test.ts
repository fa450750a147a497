import { expect, it } from 'vitest';
import { newsTexts } from '#shared/updates/manifest.ts';
import { releaseNews, unseenNews } from '#shared/updates/news.ts';
import { compareVersions, programVersion } from '#shared/updates/version.ts';

const texts = { es: ['x'], en: ['x'], pt: ['x'] };
const all = ['0.3.0', '0.2.0', '0.1.0'].map((version) => ({ version, texts }));
const unseen = (own: string, ...known: string[]) => unseenNews(all, own, known).map(({ version }) => version);

it('tells what came since the version that somebody saw last or began with', () => {
  expect(unseen('0.3.0', '0.1.0')).toEqual(['0.3.0', '0.2.0']);
  expect(unseen('0.3.0', '0.1.0', '0.2.0')).toEqual(['0.3.0']);
  expect(unseen('0.3.0', '0.3.0')).toEqual([]);
});

it('tells nothing of versions that are not here yet, or were gone back from', () => {
  expect(unseen('0.2.0', '0.1.0')).toEqual(['0.2.0']);
  expect(unseen('0.2.0', '0.3.0')).toEqual([]);
});

it('the news of the product are well made, the newest first', () => {
  for (const { version, texts: lines } of releaseNews) {
    expect(programVersion.safeParse(version).success).toBe(true);
    expect(newsTexts.safeParse(lines).error).toBeUndefined();
    expect(new Set(Object.values(lines).map(({ length }) => length)).size).toBe(1);
  }
  const versions = releaseNews.map(({ version }) => version);
  expect([...versions].sort((a, b) => compareVersions(b, a))).toEqual(versions);
});
