package dev.sallyport.core.store;

import java.time.Instant;

/**
 * That somebody agreed to a document.
 *
 * @param document which kind of it
 * @param version  SHA-256 of its text, hexadecimal
 * @param address  that he came from
 * @param language BCP 47 tag of the page that he saw
 */
public record ConsentRow(
        Subject subject,
        String domainId,
        String document,
        String version,
        Instant acceptedAt,
        String address,
        String language) {}
