package dev.muster.rules.parameter;

import static dev.muster.rules.SnapshotBuilder.snapshot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.iam.control.Control;
import dev.muster.iam.snapshot.Snapshot;
import dev.muster.rules.Catalogue;
import dev.muster.rules.Judgement;
import dev.muster.rules.SnapshotBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParameterFileTest {

    private static final Catalogue CATALOGUE = Judgement.EVALUATOR.catalogue();
    private static final Path SAMPLE = Path.of("..", "deploy", "parameters.yaml");
    private static final Path PAGE = Path.of("..", "docs", "parameters.md");

    @TempDir
    Path folder;

    @Test
    void theNearestWins() throws IOException, ParameterException {
        ParameterFile file = file("""
                defaults:
                  root-not-used: {days: 10}
                  user-inactive: {days: 11}
                  pwpolicy-min-length: {length: 12}
                  pwpolicy-max-age: {days: 13}
                organizations:
                  o-exampleorgid:
                    user-inactive: {days: 21}
                    pwpolicy-min-length: {length: 22}
                    pwpolicy-max-age: {days: 23}
                organizational_units:
                  r-ab12:
                    pwpolicy-min-length: {length: 31}
                    pwpolicy-max-age: {days: 33}
                  ou-ab12-cdefghij:
                    pwpolicy-min-length: {length: 32}
                accounts:
                  "111122223333":
                    pwpolicy-max-age: {days: 43}
                """);
        Snapshot snapshot = snapshot()
                .answer("organization/describe-organization", "{'Organization':{'Id':'o-exampleorgid'}}")
                .answer(
                        "organization/list-parents/" + SnapshotBuilder.ACCOUNT,
                        "{'Parents':[{'Id':'ou-ab12-cdefghij','Type':'ORGANIZATIONAL_UNIT'}]}")
                .answer("organization/list-parents/ou-ab12-cdefghij", "{'Parents':[{'Id':'r-ab12','Type':'ROOT'}]}")
                .build();

        Parameters parameters = file.of(snapshot);

        assertThat(parameters.number("root-not-used", "days")).isEqualTo(10);
        assertThat(parameters.number("user-inactive", "days")).isEqualTo(21);
        assertThat(parameters.number("pwpolicy-min-length", "length")).isEqualTo(32);
        assertThat(parameters.number("pwpolicy-max-age", "days")).isEqualTo(43);
        assertThat(parameters.number("pwpolicy-reuse", "remembered")).isEqualTo(24);
    }

    @Test
    void aControlIsOffUntilItsParameterIsSet() throws IOException, ParameterException {
        Snapshot snapshot = snapshot().build();

        assertThat(file("").of(snapshot).enabled()).hasSize(45).doesNotContain("user-name-pattern");
        assertThat(file("defaults: {user-name-pattern: {pattern: 'a+'}}")
                        .of(snapshot)
                        .enabled())
                .hasSize(46)
                .contains("user-name-pattern");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "default: {}|line 1, column 1|`default` is unknown",
                "defaults: {no-such: {}}|line 1, column 12|no control `no-such`",
                "defaults: {root-not-used: {hours: 1}}|line 1, column 28|has no parameter `hours`: it has days",
                "defaults: {root-mfa: {days: 1}}|line 1, column 23|has no parameter `days`: it has none",
                "defaults: {access-key-rotated-90: {days: 1}}|line 1, column 36|is fixed",
                "defaults: {root-not-used: {days: 0}}|line 1, column 34|from 1 to 36500",
                "defaults: {root-not-used: {days: ninety}}|line 1, column 34|`days` has `ninety` and is not a whole number",
                "defaults: {root-not-used: {days: 30.5}}|line 1, column 34|`30.5`",
                "defaults: {root-not-used: {days: 99999999999999999999}}|line 1, column 34|from 1 to 36500",
                "defaults: {root-not-used: {days: }}|line 1, column 33|from 1 to 36500",
                "defaults: {root-not-used: }|line 1, column 26|mapping",
                "defaults: {root-not-used: {days: [1]}}|line 1, column 34|from 1 to 36500",
                "defaults: {user-tagged: {keys: ['aws:x']}}|line 1, column 33|`aws:`",
                "defaults: {user-tagged: {keys: ['AWS:x']}}|line 1, column 33|`AWS:x`",
                "defaults: {user-tagged: {keys: []}}|line 1, column 32|1 to 6",
                "defaults: {user-tagged: {keys: [a, b, c, d, e, f, g]}}|line 1, column 32|7 items",
                "defaults: {user-tagged: {keys: team}}|line 1, column 32|1 to 6",
                "defaults: {user-ip-restricted: {cidrs: [10.0.0.0/8, 10.0.0.0/33]}}|line 1, column 53|`10.0.0.0/33`",
                "defaults: {user-ip-restricted: {cidrs: [localhost]}}|line 1, column 41|IP ranges",
                "defaults: {support-role: {principals: users}}|line 1, column 39|`users`",
                "defaults: {user-not-admin: {allowed: [bob]}}|line 1, column 39|`bob`",
                "defaults: {user-name-pattern: {pattern: '(a'}}|line 1, column 41|RE2",
                "defaults: {user-name-pattern: {pattern: ''}}|line 1, column 41|RE2",
                "defaults: {user-name-pattern: {pattern: '(a)\\1'}}|line 1, column 41|RE2",
                "defaults: {user-name-pattern: {pattern: '((a{1,1000}){1,1000}){1,1000}'}}|line 1, column 41|reasonable size",
                "defaults: {root-not-used: {days: 1, days: 2}}|line 1, column 37|twice",
                "accounts: {111122: {}}|line 1, column 12|12 digits",
                "organizations: {x: {}}|line 1, column 17|organization id",
                "organizational_units: {x: {}}|line 1, column 24|unit or root id",
                "defaults: [a|line 1, column|",
                "defaults: text|line 1, column 11|mapping",
                "defaults: &a {root-not-used: {days: 1}}|line 1, column 11|anchors and aliases",
                "accounts: {'111122223333': *a}|line 1, column 28|anchors and aliases",
                "defaults: !!java.util.Date {}|line 1, column 11|leave the type out",
                "defaults: {root-not-used: {days: !!str 3}}|line 1, column 34|leave the type out",
                "defaults: {} # \u001b[31m|line 1|U+001B",
            })
    void aMistakeIsToldWithItsPlace(String yaml, String place, String text) {
        assertThatThrownBy(() -> file(yaml))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("parameters.yaml")
                .hasMessageContaining(place)
                .hasMessageContaining(text == null ? "" : text);
    }

    @Test
    void depthCostsNothing() {
        assertThatThrownBy(() -> file("[".repeat(1_000_000)))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("line 1, column 11: this is nested more than 10 levels deep");
        assertThatThrownBy(() -> file("defaults: " + "{a: ".repeat(100_000)))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("nested more than 10 levels deep");
    }

    @Test
    void aSecondDocumentIsNotIgnored() {
        assertThatThrownBy(() -> file("defaults: {}\n---\ndefaults: {}"))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("line 2, column 1");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> ParameterFile.read(folder.resolve("none.yaml"), CATALOGUE))
                .isInstanceOf(ParameterException.class)
                .hasMessageEndingWith("none.yaml` does not exist: give a YAML file with parameters");
    }

    @ParameterizedTest
    @CsvSource({
        "a,1",
        "[a-z]+,2",
        "a{3},3",
        "'a{3,5}b',6",
        "'a{3,}',3",
        "'(ab){10}',30",
        "'((a{2}){3}){4}',40",
        "'[\\]{]{3}',3",
        "'[]{]{4}',4",
        "'[^]{]{4}',4",
        "'a{x}',4",
        "'\\{3}',3",
        "'((a{1,1000}){1,1000}){1,1000}',10001",
        "'a{9999}{9999}',10001",
    })
    void aPatternIsAsLargeAsItsRepetitionsMakeIt(String pattern, long size) {
        assertThat(PatternSize.of(pattern)).isEqualTo(size);
    }

    @Test
    void theSampleAndThePageTellEveryParameter() throws IOException, ParameterException {
        ParameterFile.read(SAMPLE, CATALOGUE);
        String sample = Files.readString(SAMPLE);
        String page = Files.readString(PAGE);
        for (Control control : CATALOGUE.controls()) {
            for (Control.Parameter parameter : control.parameters()) {
                if (!parameter.fixed()) {
                    assertThat(page).contains("| `" + control.id() + "` |").contains("`" + parameter.name() + "`");
                    assertThat(sample)
                            .containsPattern("(?m)^ +" + control.id() + ":\\n(?: {6,}.*\\n| {4,}.*\\n)*? +"
                                    + parameter.name() + ":");
                }
            }
        }
    }

    private ParameterFile file(String yaml) throws IOException, ParameterException {
        return ParameterFile.read(Files.writeString(folder.resolve("parameters.yaml"), yaml), CATALOGUE);
    }
}
