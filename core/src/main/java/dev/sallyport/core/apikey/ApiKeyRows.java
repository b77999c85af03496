package dev.sallyport.core.apikey;

import dev.sallyport.core.code.RateLimit;
import dev.sallyport.core.store.ApiKeyRow;
import dev.sallyport.core.store.ApiKeyTable;
import dev.sallyport.core.tenancy.Authority;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Between rows and keys. */
final class ApiKeyRows {

    private ApiKeyRows() {}

    /** The row that has this value, or had it before the last rotation. */
    static Optional<ApiKeyRow> find(ApiKeyTable table, ApiKeyValue value) {
        String hash = value.hash();
        return value.keyId()
                .map(table::byKeyId)
                .orElseGet(() -> table.byHash(hash))
                .filter(row -> row.isOf(hash));
    }

    static ApiKey key(ApiKeyRow row) {
        return new ApiKey(
                row.id(),
                row.realmId(),
                row.userId(),
                row.tenantId(),
                row.keyId(),
                row.lastFour(),
                row.description(),
                row.enabled(),
                Instant.ofEpochMilli(row.createdAt()),
                Optional.of(row.expiresAt()).filter(at -> at < Long.MAX_VALUE).map(Instant::ofEpochMilli),
                limits(row),
                Optional.ofNullable(row.lastUsedFrom())
                        .map(from -> new ApiKey.Use(Instant.ofEpochMilli(row.lastUsedAt()), from)));
    }

    /** A row for a new key: unused, never rotated. */
    static ApiKeyRow row(ApiKey key, String hash, Instant idleFrom) {
        ApiKeyLimits limits = key.limits();
        return new ApiKeyRow(
                key.id(),
                key.realmId(),
                key.userId(),
                key.tenantId(),
                key.keyId(),
                key.lastFour(),
                hash,
                null,
                0,
                key.description(),
                key.enabled(),
                key.createdAt().toEpochMilli(),
                key.expiresAt().map(Instant::toEpochMilli).orElse(Long.MAX_VALUE),
                idleFrom.toEpochMilli(),
                0,
                null,
                limits.readOnly(),
                limits.authority().map(Authority::name).orElse(null),
                joined(limits.networks().stream().map(Network::toString)),
                textOrNull(RateLimit.text(limits.rates())));
    }

    private static ApiKeyLimits limits(ApiKeyRow row) {
        return new ApiKeyLimits(
                row.readOnly(),
                Optional.ofNullable(row.authority()).map(Authority::valueOf),
                Optional.ofNullable(row.networks()).stream()
                        .flatMap(text -> Arrays.stream(text.split(",")))
                        .map(text -> Network.parse(text).orElseThrow())
                        .toList(),
                Optional.ofNullable(row.rates()).map(RateLimit::parse).orElse(List.of()));
    }

    private static String joined(Stream<String> parts) {
        return textOrNull(parts.collect(Collectors.joining(",")));
    }

    private static String textOrNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
