/** The longest texts of a source, in characters, and how many of them. One screen of Telegram has to hold a source. */
export const SOURCE_LIMITS = {
  organisation: 120,
  service: 120,
  eligibility: 300,
  cost: 150,
  address: 200,
  phone: 40,
  document: 100,
  documents: 15,
  areasServed: 600,
  openings: 70,
} as const;

/** At most 16 of a-z, 0-9 and the hyphen: it travels in buttons. */
export const SOURCE_ID = /^[a-z0-9-]{1,16}$/;

/** Kemendagri code of a province, regency, district or village. */
export const PLACE_CODE = /^\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?$/;
