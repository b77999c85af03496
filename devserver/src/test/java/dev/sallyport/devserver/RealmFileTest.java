package dev.sallyport.devserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealmFileTest {

    @TempDir
    Path folder;

    @Test
    void objectsMergeFieldByField() throws IOException {
        assertThat(merged("{'a':{'x':1,'y':2}}", "{'a':{'y':3,'z':4}}")).isEqualTo(json("{'a':{'x':1,'y':3,'z':4}}"));
    }

    @Test
    void listsOfNamedThingsMergeByName() throws IOException {
        assertThat(merged(
                        "{'clients':[{'clientId':'a','enabled':true},{'clientId':'b'}]}",
                        "{'clients':[{'clientId':'a','name':'A'},{'clientId':'c'}]}"))
                .isEqualTo(json(
                        "{'clients':[{'clientId':'a','enabled':true,'name':'A'},{'clientId':'b'},{'clientId':'c'}]}"));
    }

    @Test
    void listsOfPlainValuesAreJoinedWithoutRepetition() throws IOException {
        assertThat(merged("{'supportedLocales':['en']}", "{'supportedLocales':['en','de']}"))
                .isEqualTo(json("{'supportedLocales':['en','de']}"));
    }

    @Test
    void onlyKnownPlaceholdersAreReplaced() throws IOException {
        Path file = write("realm.json", "{'port':'${port}','name':'${client_account}'}");
        assertThat(RealmFile.read(file, Map.of("port", "3025")).json().toString())
                .isEqualTo(json("{'port':'3025','name':'${client_account}'}"));
    }

    private String merged(String base, String more) throws IOException {
        RealmFile one = RealmFile.read(write("base.json", base), Map.of());
        RealmFile two = RealmFile.read(write("more.json", more), Map.of());
        return one.with(two).json().toString();
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), json(content));
    }

    private static String json(String singleQuoted) {
        return singleQuoted.replace('\'', '"');
    }
}
