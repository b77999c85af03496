package dev.sallyport.core.store;

import java.util.List;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;

/** Our tables. */
final class StoreProvider implements JpaEntityProvider {

    private final String factoryId;

    StoreProvider(String factoryId) {
        this.factoryId = factoryId;
    }

    @Override
    public List<Class<?>> getEntities() {
        return List.of(
                ApiKeyEntity.class,
                ApiKeyNetworkEntity.class,
                AttemptEntity.class,
                ConsentEntity.class,
                DomainClientEntity.class,
                DomainEntity.class,
                LinkTokenEntity.class,
                LockEntity.class,
                OfferEntity.class,
                SelfRegistrationEntity.class,
                SendPaceEntity.class,
                SentCodeEntity.class,
                SignUpEntity.class,
                SignUpNoticeEntity.class,
                SingleUseEntity.class,
                WaitingEntity.class);
    }

    @Override
    public String getChangelogLocation() {
        return "META-INF/sallyport/changelog.xml";
    }

    @Override
    public String getFactoryId() {
        return factoryId;
    }

    @Override
    public void close() {}
}
