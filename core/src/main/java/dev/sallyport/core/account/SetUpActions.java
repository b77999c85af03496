package dev.sallyport.core.account;

import dev.sallyport.core.policy.Factor;
import java.util.Set;
import org.keycloak.models.UserModel;

/** Ids and aliases of the required actions with which factors are set up. */
public final class SetUpActions {

    /** Any factor that the platform offers. */
    public static final String TWO_FACTOR = "SALLYPORT_SETUP_TWO_FACTOR";

    public static final String SMS = "SALLYPORT_SETUP_SMS";
    public static final String EMAIL = "SALLYPORT_SETUP_EMAIL";
    public static final String BACKUP_CODES = "SALLYPORT_SETUP_BACKUP_CODES";

    /** Those that are fulfilled by a factor which stands alone. */
    public static final Set<String> SECOND_FACTOR =
            Set.of(TWO_FACTOR, SMS, EMAIL, UserModel.RequiredAction.CONFIGURE_TOTP.name());

    private SetUpActions() {}

    /** The action that sets up one kind of factor. */
    public static String of(Factor factor) {
        return switch (factor) {
            case TOTP -> UserModel.RequiredAction.CONFIGURE_TOTP.name();
            case SMS -> SMS;
            case EMAIL -> EMAIL;
            case BACKUP_CODE -> BACKUP_CODES;
        };
    }
}
