package dev.sallyport.benchmarks;

/** How a user of the benchmark logs in. */
enum LoginKind {
    /** The baseline. */
    PASSWORD,
    TOTP,
    /** Sending included, to the outbox on this machine. */
    SMS
}
