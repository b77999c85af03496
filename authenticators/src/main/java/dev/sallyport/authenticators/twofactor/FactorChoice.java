package dev.sallyport.authenticators.twofactor;

import dev.sallyport.core.policy.Factor;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.keycloak.forms.login.LoginFormsProvider;

/** The page on which a factor is chosen, to be set up or to be asked for. */
final class FactorChoice {

    /** Parameter of its buttons, and of those on other pages that lead to it. */
    static final String PARAMETER = "factor";

    /** Form attribute: there is another factor to choose. */
    static final String OTHERS = "otherFactors";

    private final String purpose;
    private final List<FactorLabel> factors;

    private FactorChoice(String purpose, List<FactorLabel> factors) {
        this.purpose = purpose;
        this.factors = factors;
    }

    /** In the order of strength, which is that of {@link Factor}; the first is recommended. */
    static FactorChoice toSetUp(List<Factor> offered) {
        List<Factor> strongestFirst = offered.stream().sorted().toList();
        return new FactorChoice(
                "setUp",
                strongestFirst.stream()
                        .map(factor -> FactorLabel.of(factor).recommended(factor == strongestFirst.get(0)))
                        .toList());
    }

    /** In the user's own order. */
    static FactorChoice toShow(List<Factor> usable) {
        return new FactorChoice("show", usable.stream().map(FactorLabel::of).toList());
    }

    Response page(LoginFormsProvider form) {
        return form.setAttribute("purpose", purpose)
                .setAttribute("factors", factors)
                .createForm("two-factor-choose.ftl");
    }
}
