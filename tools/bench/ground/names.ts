// What the bench calls itself to PostgreSQL, so that its own statements are told from the product's.
export const benchName = 'treize-bench';
