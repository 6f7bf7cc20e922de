/** Which characters make a text say something else than whoever reads it sees. */

/**
 * In what is compared or typed again, such as addresses, IDs and the names of apps: controls, bidi marks, zero-width and
 * other default-ignorable characters, private use, unassigned, lone surrogates, and every blank that is not the plain one.
 */
export const hiddenCharacter = /[\p{C}\p{Default_Ignorable_Code_Point}]|(?! )\p{Z}/u

/**
 * In a line that is only read, such as the name of a person: it may hold the joiners and marks that Persian, Hebrew or
 * Indic text needs, but nothing that breaks the line or turns the writing around.
 */
export const misleadingCharacter = /[\p{Cc}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}\u202a-\u202e\u2066-\u2069]/u
