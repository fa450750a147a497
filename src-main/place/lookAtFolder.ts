import type { FolderLook } from '#shared/place/place.ts';
import type { FolderContent } from '../db/folderContent.ts';
import { schemaVersion } from '../db/migrate.ts';
import { migrations } from '../db/migrations.ts';
import { checkFolder } from '../doctor/service.ts';
import { problemOf } from './problemOf.ts';

type Holds = Extract<FolderLook, { ok: true }>['holds'];

/** Tries a folder out as `soporte doctor` does (some ten seconds) and says what lies there, without changing it. */
export async function lookAtFolder(folder: string): Promise<FolderLook> {
  try {
    const { content, isFit, checks } = await checkFolder(folder);
    if (content.schema !== null && content.schema > schemaVersion(migrations)) {
      const detail = `The database in ${folder} was made by a newer version of the program (${content.schema}).`;
      return { ok: false, problem: 'newer', detail };
    }
    return {
      ok: true,
      folder,
      holds: holdsOf(content),
      institution: content.institution,
      isFit,
      checks,
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
