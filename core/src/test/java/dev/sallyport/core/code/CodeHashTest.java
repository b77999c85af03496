package dev.sallyport.core.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CodeHashTest {

    private final CodeHash hash = new CodeHash(new byte[32]);

    /** RFC 4231 §4.2, §4.3, §4.7, §4.8: those whose message is text and whose whole result is published. */
    static Stream<Arguments> rfc4231() {
        return Stream.of(
                Arguments.of(
                        repeated(0x0b, 20),
                        "Hi There",
                        "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"),
                Arguments.of(
                        "Jefe".getBytes(StandardCharsets.US_ASCII),
                        "what do ya want for nothing?",
                        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"),
                Arguments.of(
                        repeated(0xaa, 131),
                        "Test Using Larger Than Block-Size Key - Hash Key First",
                        "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"),
                Arguments.of(
                        repeated(0xaa, 131),
                        "This is a test using a larger than block-size key and a larger than block-size data. The key needs"
                                + " to be hashed before being used by the HMAC algorithm.",
                        "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"));
    }

    /** A derived key is the MAC of its purpose. Zeros behind a short key change nothing (RFC 2104 §2). */
    @ParameterizedTest
    @MethodSource("rfc4231")
    void deriveWhenPurposeIsPublishedMessageThenKeyIsPublishedMac(byte[] key, String message, String mac) {
        CodeHash derived = new CodeHash(Arrays.copyOf(key, Math.max(32, key.length))).derive(message);
        CodeHash published = new CodeHash(HexFormat.of().parseHex(mac));
        assertThat(derived.of("123456")).isEqualTo(published.of("123456"));
    }

    /** Made with {@code openssl dgst -sha256 -mac HMAC} over {@code 5:alice6:123456}. */
    @Test
    void ofWhenPartsAreGivenThenEachIsFramedByItsLength() {
        CodeHash keyed = new CodeHash(repeated(0xaa, 32));
        assertThat(keyed.of("alice", "123456"))
                .isEqualTo("8acb3dbc828a3be7d9ef1713fd381e85c26e74469ade66f253d3e390f10d0f8b");
    }

    @Test
    void ofWhenPartsCouldRunIntoEachOtherThenTheHashesDiffer() {
        assertThat(Stream.of(
                        hash.of("ab", "c"),
                        hash.of("a", "bc"),
                        hash.of("abc"),
                        hash.of("abc", ""),
                        hash.of("", "abc"),
                        hash.of("1:a"),
                        hash.of("", "1:a"),
                        hash.of()))
                .doesNotHaveDuplicates()
                .allMatch(hex -> hex.matches("[0-9a-f]{64}"));
    }

    @Test
    void ofWhenOrderOrKeyOrPurposeDiffersThenTheHashDiffers() {
        String one = hash.of("alice", "123456");
        assertThat(hash.of("alice", "123456")).isEqualTo(one);
        assertThat(hash.of("123456", "alice")).isNotEqualTo(one);
        assertThat(new CodeHash(repeated(1, 32)).of("alice", "123456")).isNotEqualTo(one);
        assertThat(hash.derive("one").of("alice", "123456"))
                .isNotEqualTo(one)
                .isNotEqualTo(hash.derive("two").of("alice", "123456"));
    }

    @Test
    void sameWhenHashesAreComparedThenOnlyEqualOnesAre() {
        assertThat(CodeHash.same(hash.of("1"), hash.of("1"))).isTrue();
        assertThat(CodeHash.same(hash.of("1"), hash.of("2"))).isFalse();
        assertThat(CodeHash.same(hash.of("1"), hash.of("1") + "0")).isFalse();
        assertThat(CodeHash.same(hash.of("1"), "")).isFalse();
    }

    @Test
    void newWhenKeyHasLessThan256BitsThenRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new CodeHash(new byte[31]));
    }

    @Test
    void toStringWhenCalledThenTheKeyIsHidden() {
        assertThat(hash).hasToString("CodeHash[***]");
    }

    private static byte[] repeated(int value, int times) {
        byte[] bytes = new byte[times];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }
}
