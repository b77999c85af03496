package dev.sallyport.core.oauth2client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MapperStoreTest {

    private static final MapperConfig.Basic BASIC = new MapperConfig.Basic(
            Optional.of("email"),
            Optional.of("given_name"),
            Optional.empty(),
            Optional.of(TenantNameStrategy.CUSTOM),
            Optional.of("%{hd}"),
            Optional.of("%{unit}"),
            Optional.of("Home"),
            true);
    private static final MapperConfig.Custom CUSTOM = new MapperConfig.Custom(
            Optional.of("https://mapper.example/"),
            Optional.of("caller"),
            Optional.of(new ClientSecret("pass-of-mapper")),
            true);

    @ParameterizedTest
    @EnumSource(MapperType.class)
    void readWhenWrittenThenTheSame(MapperType type) {
        MapperConfig mapper = new MapperConfig(
                true,
                false,
                Optional.of(type),
                Optional.of(BASIC).filter(basic -> type.isBasic()),
                Optional.of(CUSTOM).filter(custom -> !type.isBasic()));
        assertThat(MapperStore.read(MapperStore.write(mapper))).isEqualTo(mapper);
    }

    @Test
    void readWhenNothingWasConfiguredThenNobodyCanLogIn() {
        assertThat(MapperStore.read(Map.of())).isEqualTo(MapperConfig.NONE);
        assertThat(MapperStore.read(MapperStore.write(MapperConfig.NONE))).isEqualTo(MapperConfig.NONE);
    }

    @Test
    void readWhenAnAdministratorMisspeltAWordThenItIsNotThere() {
        Map<String, String> config = Map.of(
                MapperStore.TYPE, "BASIC",
                MapperStore.TENANT_STRATEGY, "domain",
                MapperStore.EMAIL_KEY, "",
                MapperStore.ALLOW_USER_CREATION, "yes");
        MapperConfig mapper = MapperStore.read(config);
        assertThat(mapper.allowUserCreation()).isFalse();
        assertThat(mapper.basic().orElseThrow().tenantStrategy()).isEmpty();
        assertThat(mapper.basic().orElseThrow().emailKey()).isEmpty();
        assertThat(MapperStore.read(Map.of(MapperStore.TYPE, "basic"))).isEqualTo(MapperConfig.NONE);
    }

    @Test
    void toStringWhenThereIsAPasswordThenItIsNotShown() {
        assertThat(CUSTOM.toString()).doesNotContain("pass-of-mapper");
    }
}
