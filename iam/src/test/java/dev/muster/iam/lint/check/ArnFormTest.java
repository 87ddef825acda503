package dev.muster.iam.lint.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArnFormTest {

    @ParameterizedTest
    @CsvSource({
        "role/${Name},role/x,true",
        "role/${Name},role/*,true",
        "role/${Name},r*/x,true",
        "role/${Name},*,true",
        "role/${Name},roles/x,false",
        "role/${Name},Role/x,false",
        "role/${Name},r?le/x,true",
        "role/${Name},??le,false",
        "${Bucket}/${Key},b,false",
        "${Bucket}/${Key},b*,true",
        "table/${T}/index/${I},table/a/*,true",
        "table/${T}/index/${I},table/a/indexes/b,false",
        "table/${T}/index/${I},'table/${aws:username}/index/x',true"
    })
    void aPatternFitsAFormWhenSomeTextIsBoth(String form, String pattern, boolean fits) {
        assertThat(new ArnForm(form).canMatch(ArnForm.starred(pattern))).isEqualTo(fits);
    }

    @Test
    void aFormLongerThanAWordIsFollowedAsFarAsItGoes() {
        ArnForm form =
                new ArnForm("role/aws-service-role/opensearchservice.amazonaws.com/AWSServiceRoleForAmazonOpenSearch");

        assertThat(form.canMatch("role/aws-service-role/opensearchservice.amazonaws.com/x"))
                .isFalse();
        assertThat(form.canMatch("role/aws-service-role/*")).isTrue();
        assertThat(form.canMatch("user/*")).isFalse();
    }

    @Test
    void itAgreesWithTheNaiveReading() {
        Random random = new Random(20261126);
        for (int i = 0; i < 50_000; i++) {
            String form = text(random, "ab*", 6);
            String pattern = ArnForm.starred(text(random, "ab*?", 6));

            assertThat(new ArnForm(form).canMatch(pattern))
                    .as("form `%s`, pattern `%s`", form, pattern)
                    .isEqualTo(naive(form, pattern));
        }
    }

    /** Both have `*`; only the pattern has `?`. */
    private static boolean naive(String form, String pattern) {
        if (form.isEmpty() && pattern.isEmpty()) {
            return true;
        }
        if (form.startsWith("*")
                && (naive(form.substring(1), pattern) || !pattern.isEmpty() && naive(form, pattern.substring(1)))) {
            return true;
        }
        if (pattern.startsWith("*")
                && (naive(form, pattern.substring(1)) || !form.isEmpty() && naive(form.substring(1), pattern))) {
            return true;
        }
        return !form.isEmpty()
                && !pattern.isEmpty()
                && form.charAt(0) != '*'
                && pattern.charAt(0) != '*'
                && (pattern.charAt(0) == '?' || pattern.charAt(0) == form.charAt(0))
                && naive(form.substring(1), pattern.substring(1));
    }

    private static String text(Random random, String alphabet, int longest) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(longest + 1); i > 0; i--) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
