import type { FolderLook } from '#shared/place/place.ts';
import { schemaVersion } from '../db/migrate.ts';
import { migrations } from '../db/migrations.ts';
import { examine } from '../doctor/examine.ts';
import type { FolderContent } from '../doctor/folderContent.ts';
import { isDoubtful, sentenceOf } from '../doctor/sentences.ts';
import { type Finding, judge } from '../doctor/verdict.ts';
import { problemOf } from './problemOf.ts';

type Holds = Extract<FolderLook, { ok: true }>['holds'];

/** Tries a folder out as `soporte doctor` does (some ten seconds) and says what lies there, without changing it. */
export async function lookAtFolder(folder: string): Promise<FolderLook> {
  try {
    const seen = await examine(folder);
    const { content } = seen;
    if (content.schema !== null && content.schema > schemaVersion(migrations)) {
      const detail = `The database in ${folder} was made by a newer version of the program (${content.schema}).`;
      return { ok: false, problem: 'newer', detail };
    }
    const { isFit, findings } = judge(seen);
    return {
      ok: true,
      folder,
      holds: holdsOf(content),
      institution: content.institution,
      isFit,
      checks: findings.map((finding) => ({
        key: finding.code,
        isGood: finding.isGood,
        isDoubtful: isDoubtful(finding),
        sentence: sentenceOf(finding),
        figure: figureOf(finding),
      })),
    };
  } catch (fault) {
    return problemOf(fault);
  }
}

/** A folder that only says its mode, or holds what an attempt left behind, is an empty one. */
export function holdsOf({ mode, hasDatabase, hasOthers }: FolderContent): Holds {
  if (hasDatabase) return mode ?? 'other';
  return hasOthers ? 'other' : 'nothing';
}

function figureOf(finding: Finding): number | null {
  switch (finding.code) {
    case 'writes':
      return finding.counted;
    case 'rename':
      return finding.faults;
    case 'speed':
      return finding.ms;
    case 'space':
      return finding.bytes;
    case 'clock':
      return finding.seconds;
    default:
      return null;
  }
}
