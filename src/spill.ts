/** What a panel leaves for the next one of the same tab, in case it goes without being asked. */
export interface Spilled {
  /** When it was written, ms. */
  at: number
  /** Ids of the documents it knew: one that is still there makes it a log of this page. */
  documents: readonly string[]
  /** Its connections, with how many messages of each it holds. */
  held: readonly (readonly [connection: string, messages: number])[]
  /** A HAR file without secrets, gzip. */
  har: Blob
}

/** The place for it: one per tab, on this machine alone. */
export interface Spill {
  read(): Promise<Spilled | undefined>
  /** In the place of what was there. */
  write(spilled: Spilled): Promise<void>
  clear(): Promise<void>
}

/** Bytes of a file that is left at most. */
export const MAX_SPILL = 32 * 1024 * 1024
/** Tabs that leave something; the oldest goes. */
export const MAX_SPILLED_TABS = 5
