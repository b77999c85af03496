package dev.sallyport.core.account;

/** Names that both doors use in Keycloak's events about second factors; values never name a secret or a whole address. */
public final class FactorEvents {

    /** Detail: the {@link dev.sallyport.core.policy.Factor}. */
    public static final String FACTOR = "sallyport_factor";

    /** Detail: the {@link dev.sallyport.core.code.Verification} or {@link dev.sallyport.core.sentcode.Sending.Result}. */
    public static final String RESULT = "sallyport_result";

    /** Detail: where a code went, masked. */
    public static final String DESTINATION = "sallyport_destination";

    /** Detail: provider id of what handed a code over. */
    public static final String SENDER = "sallyport_sender";

    /** Value of Keycloak's detail {@code custom_required_action} in events about sending a code. */
    public static final String SEND_CODE = "sallyport-send-code";

    /** Error of an event: no gateway took the SMS. Keycloak has a word for mails only. */
    public static final String SMS_SEND_FAILED = "sms_send_failed";

    private FactorEvents() {}
}
