package dev.sallyport.devserver;

import java.io.PrintStream;

/** The demo: Keycloak with Sallyport, the demo realm and an outbox, in the foreground until it is interrupted. */
public final class Demo {

    private static final PrintStream OUT = System.out;
    private static final PrintStream ERR = System.err;

    /** Exit code of a shell whose process got SIGTERM. */
    private static final int TERMINATED = 143;

    private final DemoSettings settings;

    private Demo(DemoSettings settings) {
        this.settings = settings;
    }

    /** Reads {@link DemoSettings system properties}; exits with 1 and one clear message when it cannot run. */
    public static void main(String[] args) {
        try {
            new Demo(DemoSettings.from(System.getProperties())).run();
        } catch (DevServerException e) {
            ERR.println(e.getMessage());
            System.exit(1);
        }
    }

    private void run() {
        Ports.requireFree(settings.port(), "port");
        try (Outbox outbox = Outbox.start(settings.outboxPort(), settings.smtpPort());
                DemoCaptcha captcha = new DemoCaptcha(settings.captchaPort());
                KeycloakServer server = server(outbox, captcha)) {
            if (!new MasterAdmin(server.baseUrl()).bringUpToDate(outbox, captcha.url(), DemoRealm.NAME)) {
                ERR.println(
                        "The realm's mail, SMS and captcha settings were not updated: is the administrator no longer admin/admin?");
            }
            if (!new AcmeSso(server.baseUrl()).save()) {
                ERR.println("\"Acme SSO\" was not set up: is the system administrator no longer sysadmin?");
            }
            printLinks(server.baseUrl().toString(), outbox, captcha);
            stayUntilEndOf(server);
        }
    }

    private static void stayUntilEndOf(KeycloakServer server) {
        if (server.onExit().join().exitValue() != TERMINATED) {
            throw new DevServerException(LogTail.after("Keycloak ended by itself", server.log()));
        }
    }

    private KeycloakServer server(Outbox outbox, DemoCaptcha captcha) {
        KeycloakSetup setup = KeycloakServer.from(settings.zip(), settings.work())
                .provider(settings.jar())
                .port(settings.port())
                .realm(DemoRealm.read(settings.home(), outbox, captcha.url())
                        .write(settings.work().resolve("sallyport-realm.json")))
                .realm(AcmeSso.realm(settings.home()).write(settings.work().resolve("acme-sso-realm.json")));
        return (settings.fresh() ? setup.fresh() : setup).start();
    }

    private void printLinks(String server, Outbox outbox, DemoCaptcha captcha) {
        String realm = server + "/realms/" + DemoRealm.NAME;
        OUT.println("Login page:    " + realm + "/account");
        OUT.println("Acme's:        " + AcmeSso.loginPage(settings.port()));
        OUT.println("API base URL:  " + realm);
        OUT.println("Admin console: " + server + "/admin/");
        OUT.println("Outbox:        " + outbox.url());
        OUT.println("Captcha:       " + captcha.url());
        OUT.flush();
    }
}
