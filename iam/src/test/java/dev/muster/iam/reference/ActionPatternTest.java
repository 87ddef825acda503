package dev.muster.iam.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActionPatternTest {

    private static final ServiceReference REFERENCE = ServiceReference.load();

    @ParameterizedTest
    @ValueSource(strings = {"*", "*:*", "**:*", "*:**", "?*:*"})
    void everythingMatchesEveryAction(String pattern) {
        assertThat(REFERENCE.matching(pattern)).isEqualTo(REFERENCE.all());
    }

    @Test
    void aServiceWildcardMatchesTheWholeService() {
        assertThat(names("sts:*"))
                .hasSameElementsAs(REFERENCE.service("sts").orElseThrow().actions().stream()
                        .map(Action::fullName)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "sts:AssumeRole,sts:AssumeRole",
        "STS:assumerole,sts:AssumeRole",
        "sts:AssumeRole?*,sts:AssumeRoleWithSAML sts:AssumeRoleWithWebIdentity",
        "sts:*WithSAML,sts:AssumeRoleWithSAML",
        "sts:*With*,sts:AssumeRoleWithSAML sts:AssumeRoleWithWebIdentity",
        "st?:assumeRoot,sts:AssumeRoot",
        "sts:Assume????,sts:AssumeRole sts:AssumeRoot",
        "*:AssumeRoot,sts:AssumeRoot",
        "s*s:AssumeRoot,sts:AssumeRoot",
    })
    void starIsAnyRunAndQuestionMarkIsOneCharacter(String pattern, String expected) {
        assertThat(names(pattern)).containsExactly(expected.split(" "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sts",
                "sts*",
                "**",
                "?",
                "",
                ":",
                "sts:",
                ":AssumeRole",
                "sts:Assume:Role",
                "*:*:*",
                "sts::AssumeRole"
            })
    void whatHasNotTheFormOfAnActionMatchesNothing(String pattern) {
        assertThat(REFERENCE.matching(pattern).isEmpty()).isTrue();
        assertThat(REFERENCE.recognition(pattern)).isEqualTo(Recognition.MALFORMED);
    }

    @ParameterizedTest
    @CsvSource({
        "s3:GetObject,RECOGNIZED",
        "*,RECOGNIZED",
        "s3:DeletObject,UNKNOWN_ACTION",
        "s3:Nothing*,UNKNOWN_ACTION",
        "codedploy:*,UNKNOWN_SERVICE",
        "s3:GetObject?,UNKNOWN_ACTION",
        "'s3:GetObject ',UNKNOWN_ACTION",
        "' s3:GetObject',UNKNOWN_SERVICE",
        "'s3:GetObject,s3:PutObject',MALFORMED",
        "\u212Ams:Decrypt,UNKNOWN_SERVICE",
        "iam:Pa\u017F\u017FRole,UNKNOWN_ACTION"
    })
    void whatTheReferenceDoesNotKnowIsToldApart(String pattern, Recognition recognition) {
        assertThat(REFERENCE.recognition(pattern)).isEqualTo(recognition);
        assertThat(REFERENCE.matching(pattern).isEmpty()).isEqualTo(recognition != Recognition.RECOGNIZED);
    }

    @Test
    void aPatternIsExpandedOnce() {
        assertThat(REFERENCE.matching("ec2:Describe*")).isSameAs(REFERENCE.matching("ec2:Describe*"));
    }

    @Test
    void agreesWithANaiveMatcher() {
        Random random = new Random(4);
        List<Action> actions = REFERENCE.actions();
        for (int i = 0; i < 100; i++) {
            String name = actions.get(random.nextInt(actions.size())).fullName();
            String pattern = loosened(name, random);
            Pattern naive = Pattern.compile(pattern.replace("*", ".*").replace("?", "."), Pattern.CASE_INSENSITIVE);
            assertThat(names(pattern))
                    .as(pattern)
                    .isEqualTo(
                            wellFormed(pattern)
                                    ? actions.stream()
                                            .map(Action::fullName)
                                            .filter(action ->
                                                    naive.matcher(action).matches())
                                            .toList()
                                    : List.of());
        }
    }

    @Test
    @Timeout(30)
    void patternsMadeToBeSlowAreNot() {
        assertThat(REFERENCE.matching("*:" + "*a".repeat(3_000_000) + "b").isEmpty())
                .isTrue();
        assertThat(REFERENCE.matching("*:" + "*".repeat(6_000_000))).isEqualTo(REFERENCE.all());
        for (int i = 0; i < 100; i++) {
            REFERENCE.matching("*:" + "*e?".repeat(i % 20) + "*" + "?".repeat(i % 30) + "q" + i);
        }
    }

    @Test
    void namesAreComparedInAsciiWhateverTheLocale() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr"));
        try {
            assertThat(names("IAM:LISTUSERS")).containsExactly("iam:ListUsers");
        } finally {
            Locale.setDefault(before);
        }
    }

    private static String loosened(String name, Random random) {
        StringBuilder pattern = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            int choice = c == ':' ? 9 : random.nextInt(12);
            switch (choice) {
                case 0 -> pattern.append('*');
                case 1 -> pattern.append('?');
                case 2 -> {}
                case 3 -> pattern.append(c).append('*');
                default -> pattern.append(c);
            }
        }
        return pattern.toString();
    }

    private static boolean wellFormed(String pattern) {
        return !pattern.startsWith(":") && !pattern.endsWith(":");
    }

    private static List<String> names(String pattern) {
        return REFERENCE.actions(REFERENCE.matching(pattern)).stream()
                .map(Action::fullName)
                .toList();
    }
}
