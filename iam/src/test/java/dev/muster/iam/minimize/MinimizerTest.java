package dev.muster.iam.minimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.iam.policy.MalformedPolicyException;
import dev.muster.iam.policy.PolicyDocument;
import dev.muster.iam.reference.AccessLevel;
import dev.muster.iam.reference.Action;
import dev.muster.iam.reference.ActionSet;
import dev.muster.iam.reference.Service;
import dev.muster.iam.reference.ServiceReference;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MinimizerTest {

    private static final ServiceReference REFERENCE = ServiceReference.load();
    private static final Minimizer MINIMIZER = new Minimizer(REFERENCE);

    /** About 900 actions, for which stars at words take 1,900 characters and stars anywhere 900. */
    private static final Wanted READING = wanted(REFERENCE
            .ofLevel(AccessLevel.READ)
            .or(REFERENCE.ofLevel(AccessLevel.LIST))
            .and(REFERENCE.matching(List.of("ec2:*", "glue:*", "iam:*", "rds:*", "s3:*", "sagemaker:*", "ssm:*"))));

    @Test
    void patternsMatchExactlyARandomSetOfAllServices() {
        Random random = new Random(11);
        matchExactly(ActionSet.of(IntStream.range(0, REFERENCE.actions().size())
                .filter(number -> random.nextDouble() < 0.01)
                .toArray()));
    }

    @ParameterizedTest
    @EnumSource(names = {"READ", "TAGGING"})
    void patternsMatchExactlyTheActionsOfALevel(AccessLevel level) {
        matchExactly(REFERENCE.ofLevel(level));
    }

    @Test
    void patternsMatchExactlyASetWithinOneService() {
        Random random = new Random(5);
        for (Service service : REFERENCE.services()) {
            matchExactly(ActionSet.of(service.actions().stream()
                    .mapToInt(Action::number)
                    .filter(number -> random.nextBoolean())
                    .toArray()));
        }
    }

    @Test
    void allActionsAreOneStar() {
        assertThat(MINIMIZER.minimize(wanted(REFERENCE.all())).patterns()).containsExactly("*");
    }

    @Test
    void noActionIsNoPattern() {
        assertThat(MINIMIZER.minimize(wanted(ActionSet.EMPTY)).patterns()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "s3:Get*,s3:Get*",
        "S3:GETOBJECT,s3:GetObject",
        "sts:*,sts:*",
        "iam:*Tags iam:*AccessKey*,iam:*AccessKey* iam:*Tags",
        "ec2:Describe* ec2:DescribeVpcs,ec2:Describe*",
        "sqs:SendMessage sqs:ReceiveMessage,sqs:ReceiveMessage sqs:SendMessage",
    })
    void patternsAreWrittenAsAPersonWould(String entries, String expected) {
        Wanted wanted = Wanted.of(List.of(entries.split(" ")), REFERENCE);
        assertThat(MINIMIZER.minimize(wanted).patterns()).containsExactly(expected.split(" "));
    }

    @Test
    void withoutAQuotaAStarStandsForWholeWordsOfSeveralActions() {
        ActionSet wanted = REFERENCE.ofLevel(AccessLevel.WRITE).and(REFERENCE.matching("ec2:*"));
        assertThat(MINIMIZER.minimize(wanted(wanted)).patterns()).allSatisfy(pattern -> {
            ActionSet matched = REFERENCE.matching(pattern);
            if (pattern.contains("*")) {
                assertThat(matched.cardinality()).isGreaterThan(1);
                assertThat(pieces(pattern))
                        .allSatisfy(piece -> assertThat(REFERENCE.actions(matched))
                                .anySatisfy(action ->
                                        assertThat(runsOfWords(action)).contains(piece)));
            }
        });
    }

    @Test
    void theOrderOfEntriesChangesNothing() {
        List<String> entries = REFERENCE.actions(REFERENCE.ofLevel(AccessLevel.TAGGING)).stream()
                .map(Action::fullName)
                .collect(Collectors.toList());
        Minimization first = MINIMIZER.minimize(Wanted.of(entries, REFERENCE), 5_000);
        Collections.reverse(entries);
        assertThat(MINIMIZER.minimize(Wanted.of(entries, REFERENCE), 5_000)).isEqualTo(first);
    }

    /** The smallest choice of the patterns considered, found by trying all, for many sets of actions of a small service. */
    @ParameterizedTest
    @ValueSource(strings = {"sts", "sdb"})
    void aSmallServiceIsNearlyAsShortAsCanBe(String prefix) {
        Service service = REFERENCE.service(prefix).orElseThrow();
        int first = service.actions().get(0).number();
        int size = service.actions().size();
        int all = 0;
        int smallest = 0;
        for (int members = 1; members < (1 << size) - 1; members += 29) {
            int set = members;
            ActionSet wanted = ActionSet.of(IntStream.range(0, size)
                    .filter(i -> (set & 1 << i) != 0)
                    .map(i -> first + i)
                    .toArray());
            int characters = MINIMIZER.minimize(wanted(wanted)).characters();
            int least = smallest(service, wanted);
            assertThat(characters).isGreaterThanOrEqualTo(least);
            all += characters;
            smallest += least;
        }
        assertThat((double) all / smallest).isLessThan(1.002);
    }

    @Test
    void aQuotaIsKeptByCuttingWordsWhereThatIsEnough() {
        assertThat(MINIMIZER.minimize(READING).characters()).isGreaterThan(1_400);

        Minimization minimized = MINIMIZER.minimize(READING, 1_400);

        assertThat(minimized.characters()).isLessThanOrEqualTo(1_400);
        assertThat(REFERENCE.matching(minimized.patterns())).isEqualTo(READING.actions());
    }

    @ParameterizedTest
    @ValueSource(ints = {600, 5})
    void aQuotaIsKeptByExtraActionsWhereTheyAreAllowed(int quota) {
        Minimization minimized = MINIMIZER.minimizeWithExtra(READING, quota);

        ActionSet matched = REFERENCE.matching(minimized.patterns());
        assertThat(minimized.characters()).isLessThanOrEqualTo(quota);
        assertThat(matched.containsAll(READING.actions())).isTrue();
        assertThat(minimized.extra()).isEqualTo(matched.andNot(READING.actions()));
        assertThat(minimized.extra().isEmpty()).isFalse();
    }

    @Test
    void aLargerQuotaNeedsNoMoreExtraActions() {
        Wanted wanted = wanted(REFERENCE.ofLevel(AccessLevel.WRITE).and(REFERENCE.matching("iam:*")));
        int before = Integer.MAX_VALUE;
        for (int quota = 10; quota < 1_000; quota += 30) {
            Minimization minimized = MINIMIZER.minimizeWithExtra(wanted, quota);
            assertThat(minimized.extra().cardinality()).isLessThanOrEqualTo(before);
            before = minimized.extra().cardinality();
        }
        assertThat(before).isZero();
    }

    @Test
    void aQuotaThatIsTooSmallForAnExactAnswerIsExceeded() {
        Wanted wanted = wanted(REFERENCE.matching(List.of("s3:GetObject", "sqs:SendMessage")));
        Minimization minimized = MINIMIZER.minimize(wanted, 5);
        assertThat(minimized.extra().isEmpty()).isTrue();
        assertThat(minimized.characters()).isGreaterThan(5);
        assertThat(REFERENCE.matching(minimized.patterns())).isEqualTo(wanted.actions());
    }

    @Test
    void charactersAreThoseOfTheListWithoutWhiteSpace() {
        assertThat(new Minimization(List.of("s3:Get*", "sqs:*"), ActionSet.EMPTY).characters())
                .isEqualTo("[\"s3:Get*\",\"sqs:*\"]".length());
        assertThat(new Minimization(List.of(), ActionSet.EMPTY).characters()).isEqualTo("[]".length());
    }

    @Test
    void whatTheReferenceDoesNotKnowIsKeptAsItIs() {
        Wanted wanted =
                Wanted.of(List.of("s3:GetObject", "s3:BrandNew", "newservice:*", "sts:*", "sts:Newer"), REFERENCE);
        assertThat(wanted.unknown()).containsExactly("newservice:*", "s3:BrandNew", "sts:Newer");
        assertThat(MINIMIZER.minimize(wanted).patterns())
                .containsExactly("newservice:*", "s3:BrandNew", "s3:GetObject", "sts:*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3", "", "s3:Get:Object", "s3:"})
    void whatIsNoActionIsRefused(String entry) {
        assertThatThrownBy(() -> Wanted.of(List.of(entry), REFERENCE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "`" + entry + "` is no action: write a service, a colon and a name, such as `s3:GetObject`");
    }

    @Test
    void ofAPolicyTheAllowedActionsAreTakenButThoseDeniedEverywhere() throws MalformedPolicyException {
        assertThat(actions("""
                {"Statement": [
                  {"Effect": "Allow", "Action": ["sqs:*", "s3:GetObject", "s3:New", "sqs:DeleteNew"], "Resource": "arn:aws:sqs:*:*:q"},
                  {"Effect": "Allow", "NotAction": ["ec2:*", "iam:*", "sqs:*", "s3:*"], "Resource": "*",
                   "Condition": {"Bool": {"aws:SecureTransport": "true"}}},
                  {"Effect": "Deny", "Action": "sqs:Delete*", "Resource": "*"},
                  {"Effect": "Deny", "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:*:*:other"},
                  {"Effect": "Deny", "Action": "sqs:ReceiveMessage", "Resource": "*",
                   "Condition": {"Bool": {"aws:SecureTransport": "false"}}}
                ]}"""))
                .isEqualTo(new Wanted(
                        REFERENCE
                                .all()
                                .andNot(REFERENCE.matching(List.of("ec2:*", "iam:*", "s3:*", "sqs:Delete*")))
                                .or(REFERENCE.matching("s3:GetObject")),
                        List.of("s3:New")));
    }

    private static Wanted actions(String policy) throws MalformedPolicyException {
        return Wanted.of(PolicyDocument.of(policy).parse(), REFERENCE);
    }

    private static Wanted wanted(ActionSet actions) {
        return new Wanted(actions, List.of());
    }

    private static void matchExactly(ActionSet wanted) {
        Minimization words = MINIMIZER.minimize(wanted(wanted));
        Minimization letters = MINIMIZER.minimize(wanted(wanted), 1);
        assertThat(REFERENCE.matching(words.patterns())).isEqualTo(wanted);
        assertThat(REFERENCE.matching(letters.patterns())).isEqualTo(wanted);
        assertThat(words.extra()).isEqualTo(letters.extra()).isEqualTo(ActionSet.EMPTY);
        assertThat(words.characters())
                .isBetween(letters.characters(), plain(wanted).characters());
    }

    private static Minimization plain(ActionSet wanted) {
        return new Minimization(
                REFERENCE.actions(wanted).stream().map(Action::fullName).toList(), ActionSet.EMPTY);
    }

    private static int smallest(Service service, ActionSet wanted) {
        List<Action> members = REFERENCE.actions(wanted);
        Names forbidden = new Names(REFERENCE.actions(service.actionSet().andNot(wanted)));
        Set<String> patterns = WordPatterns.of(members, forbidden);
        members.forEach(action -> patterns.add(action.name()));
        int[] least = new int[1 << members.size()];
        Arrays.fill(least, 1, least.length, Integer.MAX_VALUE / 2);
        for (String pattern : patterns) {
            int covered = places(
                    members,
                    REFERENCE.matching(service.prefix() + ":" + pattern).and(wanted));
            if (pattern.contains("*") && Integer.bitCount(covered) == 1) {
                continue;
            }
            int cost = service.prefix().length() + pattern.length() + 4;
            for (int done = least.length - 1; done >= 0; done--) {
                least[done | covered] = Math.min(least[done | covered], least[done] + cost);
            }
        }
        return least[least.length - 1] + 1;
    }

    private static int places(List<Action> members, ActionSet set) {
        return IntStream.range(0, members.size())
                .filter(i -> set.contains(members.get(i).number()))
                .map(i -> 1 << i)
                .sum();
    }

    private static List<String> pieces(String pattern) {
        return Arrays.stream(pattern.substring(pattern.indexOf(':') + 1).split("\\*"))
                .filter(piece -> !piece.isEmpty())
                .toList();
    }

    private static Set<String> runsOfWords(Action action) {
        List<String> words = Words.of(action.name());
        return IntStream.range(0, words.size())
                .boxed()
                .flatMap(from -> IntStream.rangeClosed(from + 1, words.size())
                        .mapToObj(to -> String.join("", words.subList(from, to))))
                .collect(Collectors.toSet());
    }
}
