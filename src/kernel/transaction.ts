/** All or nothing, as a dependency: feature code names the stores it needs and knows no database. */

/** Runs `work` with stores bound to one transaction; whatever is thrown rolls all of it back. */
export type InTransaction<Stores> = <T>(work: (stores: Stores) => Promise<T>) => Promise<T>
