package dev.sallyport.core.consent;

/** What people agree to where they sign up. */
public enum Document {
    PRIVACY_POLICY("privacyPolicy"),
    TERMS_OF_USE("termsOfUse");

    private final String word;

    Document(String word) {
        this.word = word;
    }

    /** In names of forms, messages and claims. */
    public String word() {
        return word;
    }
}
