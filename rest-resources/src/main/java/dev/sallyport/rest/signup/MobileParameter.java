package dev.sallyport.rest.signup;

import dev.sallyport.rest.error.ApiError;
import java.util.Optional;
import java.util.regex.Pattern;

/** The name of a mobile app, which links carry on. */
final class MobileParameter {

    /** As Android and iOS have them. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}(?:\\.[A-Za-z0-9_-]{1,64}){0,9}");

    private MobileParameter() {}

    /** What is added to a link; empty where there is no app. */
    static String of(Optional<String> pkgName) {
        if (pkgName.isEmpty()) {
            return "";
        }
        if (!NAME.matcher(pkgName.get()).matches()) {
            throw ApiError.BAD_REQUEST_PARAMS.because("Incorrect pkgName");
        }
        return "&pkgName=" + pkgName.get();
    }
}
