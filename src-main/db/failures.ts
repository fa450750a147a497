/**
 * What can stop a database from being opened or written. They are faults of the machine or of its administration, so
 * they are thrown; whoever shows them goes by `code`, never by the text.
 */
export class DatabaseFailure extends Error {
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
    this.code = code;
  }
}

/** Others held the lock until the deadline. The caller may try again: nothing was written. */
export class DatabaseBusy extends DatabaseFailure {
  constructor(options?: ErrorOptions) {
    super('busy', 'The database stayed locked by others for too long.', options);
  }
}

/** The file was migrated by a newer program; an older one must neither read nor write it. */
export class DatabaseFromNewerVersion extends DatabaseFailure {
  constructor(detail: string) {
    super(
      'databaseFromNewerVersion',
      `This database was made by a newer version of the program (${detail}).`,
    );
  }
}

/** A migration that was already applied has other content now; shipped migrations never change. */
export class MigrationChanged extends DatabaseFailure {
  constructor(id: string) {
    super('migrationChanged', `Migration ${id} is not the one that was applied to this database.`);
  }
}

/** A step forward failed: the database is as it was. `backup` is the copy that was made just before. */
export class MigrationFailed extends DatabaseFailure {
  readonly backup: string;

  constructor(backup: string, cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(
      'migrationFailed',
      `The database could not be brought to this version of the program (${reason}). Nothing in it was changed: install the version before again. A copy of it was made first: ${backup}`,
      { cause },
    );
    this.backup = backup;
  }
}

/** The file is some other program's, or no SQLite database at all. */
export class NotOurDatabase extends DatabaseFailure {
  constructor(file: string, options?: ErrorOptions) {
    super('notOurDatabase', `${file} is not a database of this program.`, options);
  }
}

/** SQLite finds the file's pages in disorder: a bad disk, a copy made while it was written, a cut-off download. */
export class DatabaseDamaged extends DatabaseFailure {
  constructor(file: string, options?: ErrorOptions) {
    super(
      'databaseDamaged',
      `${file} is damaged and cannot be copied whole; keep it, and restore the newest backup.`,
      options,
    );
  }
}

/**
 * A write-ahead log needs shared memory, which file servers do not give: two workstations would corrupt the file.
 * @see https://www.sqlite.org/wal.html
 */
export class WalOnSharedFile extends DatabaseFailure {
  constructor(file: string) {
    super('walOnSharedFile', `${file} uses a write-ahead log, which a shared file must never do.`);
  }
}

/** Something that is no backup has the name that a backup was to get. */
export class BackupTargetTaken extends DatabaseFailure {
  constructor(file: string) {
    super('backupTargetTaken', `${file} is there already and is no backup; choose another name.`);
  }
}

/** The open file was deleted, moved away or replaced: what is written to it would be gone with the program. */
export class DatabaseMoved extends DatabaseFailure {
  constructor(file: string) {
    super('databaseMoved', `${file} is no longer where it was opened; nothing is written until it is back.`);
  }
}

/** Another process has the data folder open, or is replacing what is in it. */
export class DataFolderInUse extends DatabaseFailure {
  constructor(dataDir: string) {
    super('dataFolderInUse', `Another program is using ${dataDir}.`);
  }
}

/** `soporte.json` is missing beside an existing database, or cannot be understood. */
export class DataFolderUnreadable extends DatabaseFailure {
  constructor(file: string, options?: ErrorOptions) {
    super('dataFolderUnreadable', `${file} does not say how this folder is to be opened.`, options);
  }
}

/** Something other than the database was awaited between BEGIN and COMMIT: a bug in the calling code. */
export class AwaitInTransaction extends DatabaseFailure {
  constructor() {
    super('awaitInTransaction', 'Something other than the database was awaited inside a write transaction.');
  }
}

/** The newest event and the signed head do not belong together; run `soporte verify`. */
export class AuditBroken extends DatabaseFailure {
  constructor(detail: string) {
    super('auditBroken', `The audit trail is broken (${detail}); nothing more is written to it.`);
  }
}

/** A file that is no backup of this program, or one that was cut off or changed. */
export class BackupDamaged extends DatabaseFailure {
  constructor(file: string, options?: ErrorOptions) {
    super('backupDamaged', `${file} is not a whole backup.`, options);
  }
}

/** Some other file, whole as it may be. */
export class NotABackup extends DatabaseFailure {
  constructor(file: string) {
    super('notABackup', `${file} is no backup of this program.`);
  }
}

/** Something lies where data were to be put. */
export class FolderOccupied extends DatabaseFailure {
  constructor(dataDir: string, what: string) {
    super('folderOccupied', `${dataDir} holds ${what}; nothing was put there.`);
  }
}

/** A sealed backup and no passphrase, or not the one that it was sealed with. */
export class BackupLocked extends DatabaseFailure {
  readonly isMissing: boolean;

  constructor(file: string, what: 'missing' | 'wrong') {
    super(
      what === 'missing' ? 'passphraseNeeded' : 'passphraseWrong',
      what === 'missing'
        ? `${file} is sealed; give its passphrase.`
        : `${file} does not open with this passphrase, or it was changed or cut off.`,
    );
    this.isMissing = what === 'missing';
  }
}
