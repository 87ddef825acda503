package dev.muster.iam.snapshot;

import static dev.muster.iam.snapshot.Answers.read;
import static dev.muster.iam.snapshot.Answers.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.iam.json.Digest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ContentDigestTest {

    private static final String DETAILS = "get-account-authorization-details";
    private static final String ANN = """
            {'Arn':'arn:aws:iam::111122223333:user/ann','UserName':'ann','UserId':'AIDA1','Path':'/','CreateDate':'2024-01-01T00:00:00Z',
             'GroupList':['b','a'],'AttachedManagedPolicies':[{'PolicyName':'p','PolicyArn':'arn:aws:iam::aws:policy/p'}],
             'Tags':[{'Key':'x','Value':'1'},{'Key':'a','Value':'2'}],
             'UserPolicyList':[{'PolicyName':'i','PolicyDocument':{'Version':'2012-10-17','Statement':[]}}]}""";
    private static final String BOB = """
            {'Arn':'arn:aws:iam::111122223333:user/bob','UserName':'bob','UserId':'AIDA2','Path':'/','CreateDate':1704067200,
             'GroupList':[],'AttachedManagedPolicies':[]}""";
    private static final String LISTS = "'GroupDetailList':[],'RoleDetailList':[],'Policies':[]";

    @Test
    void orderAndPageCutsChangeNothing() {
        Digest whole = digest(DETAILS, "{'UserDetailList':[" + ANN + "," + BOB + "]," + LISTS + "}");

        assertThat(digest(DETAILS, "{" + LISTS + ",'UserDetailList':[" + BOB + "," + ANN + "]}"))
                .isEqualTo(whole);
        assertThat(digest(
                        DETAILS,
                        "{'UserDetailList':[" + BOB + "]," + LISTS + ",'IsTruncated':true,'Marker':'m'}",
                        "{'UserDetailList':[" + ANN + "]," + LISTS + ",'IsTruncated':false}"))
                .isEqualTo(whole);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'GroupList':['b','a']|'GroupList':['a','b']",
                "{'Key':'x','Value':'1'},{'Key':'a','Value':'2'}|{'Key':'a','Value':'2'},{'Key':'x','Value':'1'}",
                "'2024-01-01T00:00:00Z'|'2024-01-01T01:00:00+01:00'",
                "'2024-01-01T00:00:00Z'|1704067200",
                "{'Version':'2012-10-17','Statement':[]}|{ 'Statement':[], 'Version':'2012-10-17'}",
                "{'Version':'2012-10-17','Statement':[]}|'%7B%22Version%22%3A%222012-10-17%22%2C%22Statement%22%3A%5B%5D%7D'",
                "'Path':'/'|'Path':'/','AddedByAwsTomorrow':[1]",
            })
    void theSameStateSpelledOtherwiseHasOneDigest(String one, String other) {
        assertThat(digestOf(ANN.replace(one, other))).isEqualTo(digestOf(ANN));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "user/ann|user/anna",
                "'UserId':'AIDA1'|'UserId':'AIDA9'",
                "'Path':'/'|'Path':'/x/'",
                "'2024-01-01T00:00:00Z'|'2024-01-01T00:00:01Z'",
                "'b','a'|'b'",
                "policy/p|policy/q",
                "'Value':'1'|'Value':'3'",
                "'PolicyName':'i'|'PolicyName':'j'",
                "'Statement':[]|'Statement':[{'Effect':'Allow','Action':'*','Resource':'*'}]",
                "'Path':'/'|'Path':'/','PermissionsBoundary':{'PermissionsBoundaryArn':'arn:aws:iam::aws:policy/p'}",
            })
    void everythingThatIsStateChangesIt(String one, String other) {
        assertThat(ANN).contains(one);
        assertThat(digestOf(ANN.replace(one, other))).isNotEqualTo(digestOf(ANN));
    }

    @Test
    void absentAndUnreadableAreStateAndNotCollectedIsNot() {
        String policy = "get-account-password-policy";
        List<Digest> digests = new ArrayList<>();
        digests.add(snapshot(Map.of()).contentDigest());
        digests.add(snapshot(Map.of(policy, new Section.Absent<>())).contentDigest());
        digests.add(
                snapshot(Map.of(policy, read(policy, "{'PasswordPolicy':{}}"))).contentDigest());
        for (Cause cause : Cause.values()) {
            Digest digest =
                    snapshot(Map.of(policy, new Section.Unreadable<>(cause))).contentDigest();
            if (cause == Cause.NOT_COLLECTED) {
                assertThat(digest).isEqualTo(digests.get(0));
            } else {
                digests.add(digest);
            }
        }
        assertThat(digests).doesNotHaveDuplicates();
    }

    @Test
    void whenAReportWasMadeIsNoState() {
        assertThat(digest("list-account-aliases", "{'AccountAliases':['a']}"))
                .isNotEqualTo(digest("list-account-aliases", "{'AccountAliases':['b']}"));
        assertThat(snapshot(Map.of("get-credential-report", report("2026-09-30T11:00:00.000Z")))
                        .contentDigest())
                .isEqualTo(snapshot(Map.of("get-credential-report", report("2026-09-30T08:00:00.000Z")))
                        .contentDigest());
    }

    @Test
    void whenAJobRanIsNoStateAndWhatItFoundIs() {
        String name = "get-service-last-accessed-details/user/ann";
        String answer =
                "{'JobStatus':'COMPLETED','JobCreationDate':'%s','JobCompletionDate':'%s','ServicesLastAccessed':[{'ServiceNamespace':'s3','TotalAuthenticatedEntities':%s}]}";
        Digest digest = digest(name, answer.formatted("2026-09-30T11:00:00Z", "2026-09-30T11:00:01Z", 0));

        assertThat(digest(name, answer.formatted("2026-09-30T12:00:00Z", "2026-09-30T12:00:09Z", 0)))
                .isEqualTo(digest);
        assertThat(digest(name, answer.formatted("2026-09-30T11:00:00Z", "2026-09-30T11:00:01Z", 1)))
                .isNotEqualTo(digest);
    }

    @ParameterizedTest
    @MethodSource("dev.muster.iam.snapshot.SectionKindsTest#answers")
    void whatAwsAddsTomorrowChangesNoDigestOfAnySection(String line) {
        String name = line.substring(0, line.indexOf(' '));
        String answer = line.substring(name.length() + 1);
        String extended =
                answer.replaceFirst("^\\{", "{'AddedTomorrow':[1],").replace(":[{", ":[{'AddedTomorrow':{'x':2},");

        assertThat(digest(name, extended)).isEqualTo(digest(name, answer));
        assertThat(read(name, extended))
                .isInstanceOfSatisfying(
                        Section.Present.class,
                        present -> assertThat(present.unknown()).asString().contains("AddedTomorrow"));
    }

    @Test
    void theSealCoversTimeAndProvenanceToo() {
        Snapshot snapshot = snapshot(Map.of());
        Snapshot later = new Snapshot(
                snapshot.account(),
                Instant.parse("2026-09-30T12:00:00.001Z"),
                snapshot.provenance(),
                snapshot.sections(),
                List.of());
        Snapshot byOther = new Snapshot(
                snapshot.account(),
                snapshot.collectedAt(),
                Answers.provenance("somebody else"),
                snapshot.sections(),
                List.of());

        assertThat(later.contentDigest()).isEqualTo(snapshot.contentDigest()).isEqualTo(byOther.contentDigest());
        assertThat(List.of(snapshot.sealDigest(), later.sealDigest(), byOther.sealDigest()))
                .doesNotHaveDuplicates();
    }

    private static Section<?> report(String made) {
        return read(
                "get-credential-report",
                "{'Columns':['arn','user'],'GeneratedTime':'" + made
                        + "','Rows':[{'arn':'arn:aws:iam::111122223333:user/ann','user':'ann'}]}");
    }

    private static Digest digestOf(String user) {
        return digest(DETAILS, "{'UserDetailList':[" + user + "]," + LISTS + "}");
    }

    private static Digest digest(String section, String... pages) {
        return snapshot(Map.of(section, read(section, pages))).contentDigest();
    }
}
