package dev.muster.iam.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArnFormTest {

    private static final String BUCKET = "arn:${Partition}:s3:::${BucketName}";

    @ParameterizedTest
    @CsvSource({
        "arn:aws:s3:::logs, true",
        "arn:aws-cn:s3:::logs, true",
        "arn:*:s3:::l?gs*, true",
        "arn:aws:s3:::${aws:username}-files, true",
        "arn:aws:s3*, true",
        "arn:aws:s3:::*, true",
        "*, true",
        "arn:aws:s3:::, false",
        "arn:aws:s3:eu-west-1::logs, false",
        "arn:aws:s3, false",
        "arn:aws:sqs:::logs, false",
        "ARN:aws:s3:::logs, false",
        "arn:aws:S3:::logs, false"
    })
    void aPatternMeetsAForm(String pattern, boolean met) {
        assertThat(ArnForm.of(BUCKET).meets(ResourcePattern.of(pattern, true))).isEqualTo(met);
    }

    @Test
    void aVariablePartOfAnArnsHeadHoldsNoColon() {
        ArnForm accessPoint = ArnForm.of("arn:${Partition}:s3:${Region}:${Account}:accesspoint/${Name}");

        assertThat(accessPoint.meets(ResourcePattern.of("arn:aws:s3:::*", true)))
                .isFalse();
        assertThat(accessPoint.meets(ResourcePattern.of("arn:aws:s3:*", true))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:ec2:*:*:instance/*, true",
        "arn:aws:ec2:*:*:volume/*, false",
        "arn:aws:ec2:*:instance/*, true",
        "arn:aws:ec2:us-*-1:*:i*, true",
        "arn:aws:ec2:*::instance/*, false"
    })
    void aWildcardOfAWholeArnStaysInItsPart(String pattern, boolean met) {
        assertThat(ArnForm.of("arn:${Partition}:ec2:${Region}:${Account}:instance/${InstanceId}")
                        .meets(ResourcePattern.of(pattern, true)))
                .isEqualTo(met);
    }

    @Test
    void aVariableOfAnOldDocumentIsText() {
        assertThat(ResourcePattern.of("arn:aws:s3:::${aws:username}", false).fields())
                .containsExactly("arn", "aws", "s3", "", "", "${aws:username}");
        assertThat(ArnForm.of("arn:aws:s3:::fixed").meets(ResourcePattern.of("arn:aws:s3:::${aws:username}", false)))
                .isFalse();
    }

    @Test
    void anEscapedWildcardIsTheCharacter() {
        assertThat(ArnForm.of("ab").meets(ResourcePattern.of("a${*}", true))).isFalse();
        assertThat(ArnForm.of("a${X}").meets(ResourcePattern.of("a${*}", true))).isTrue();
    }

    /** Walking both at once finds a common text exactly when trying all short texts does. */
    @Test
    void meetingEqualsTryingAllTexts() {
        Random random = new Random(7);
        List<String> texts = texts();
        int met = 0;
        for (int i = 0; i < 3_000; i++) {
            String pattern = random(random, List.of("a", "b", ":", "/", "*", "?"), 5);
            String form = random(random, List.of("a", "b", ":", "/", "*", "${X}"), 4);
            boolean common =
                    texts.stream().anyMatch(text -> matches(pattern, 0, text, 0) && hasForm(form, 0, text, 0, 0));
            assertThat(ArnForm.of(form).meets(ResourcePattern.of(pattern, true)))
                    .as("`%s` and `%s`", pattern, form)
                    .isEqualTo(common);
            met += common ? 1 : 0;
        }
        assertThat(met).isBetween(300, 2_700);
    }

    /** All texts of up to six characters out of four: longer ones decide nothing for patterns and forms this short. */
    private static List<String> texts() {
        List<String> all = new ArrayList<>(List.of(""));
        for (int from = 0, length = 0; length < 6; length++) {
            int end = all.size();
            for (int i = from; i < end; i++) {
                for (char c : "ab:/".toCharArray()) {
                    all.add(all.get(i) + c);
                }
            }
            from = end;
        }
        return all;
    }

    private static String random(Random random, List<String> pieces, int most) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            text.append(pieces.get(random.nextInt(pieces.size())));
        }
        return text.toString();
    }

    private static boolean matches(String pattern, int in, String text, int at) {
        if (in == pattern.length()) {
            return at == text.length();
        }
        char wanted = pattern.charAt(in);
        if (wanted == '*') {
            return matches(pattern, in + 1, text, at) || at < text.length() && matches(pattern, in, text, at + 1);
        }
        return at < text.length()
                && (wanted == '?' || wanted == text.charAt(at))
                && matches(pattern, in + 1, text, at + 1);
    }

    private static boolean hasForm(String form, int in, String text, int at, int colons) {
        if (in == form.length()) {
            return at == text.length();
        }
        boolean variable = form.startsWith("${X}", in);
        if (variable || form.charAt(in) == '*') {
            int least = variable ? 1 : 0;
            for (int length = least; at + length <= text.length(); length++) {
                String part = text.substring(at, at + length);
                if (colons < 5 && part.contains(":")) {
                    return false;
                }
                if (hasForm(form, in + (variable ? 4 : 1), text, at + length, colons)) {
                    return true;
                }
            }
            return false;
        }
        char wanted = form.charAt(in);
        return at < text.length()
                && wanted == text.charAt(at)
                && hasForm(form, in + 1, text, at + 1, colons + (wanted == ':' ? 1 : 0));
    }
}
