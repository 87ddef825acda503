package dev.muster.collector.live;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.accessanalyzer.AccessAnalyzerClient;
import software.amazon.awssdk.services.accessanalyzer.model.ListAnalyzersRequest;
import software.amazon.awssdk.services.account.AccountClient;
import software.amazon.awssdk.services.account.model.AlternateContactType;
import software.amazon.awssdk.services.account.model.GetAlternateContactRequest;
import software.amazon.awssdk.services.account.model.ListRegionsRequest;
import software.amazon.awssdk.services.account.model.ListRegionsResponse;
import software.amazon.awssdk.services.account.model.RegionOptStatus;

/** Reads the account's security contact, its regions, and the access analyzers of those that are enabled. */
final class RegionCalls {

    private static final String CONTACT = "account/get-alternate-contact/SECURITY";
    private static final String REGIONS = "account/list-regions";

    private static final String UNSUPPORTED =
            "An error occurred (UnsupportedInPartition): the partition %s has no account management API";

    private static final int PAGE = 50;

    private static final Set<RegionOptStatus> ENABLED =
            Set.of(RegionOptStatus.ENABLED, RegionOptStatus.ENABLED_BY_DEFAULT);

    private final Calls calls;
    private final Connection connection;

    RegionCalls(Calls calls, Connection connection) {
        this.calls = calls;
        this.connection = connection;
    }

    /** @param chosen regions to read; empty for all that are enabled. @return the regions that were read */
    List<String> read(List<String> chosen) throws InterruptedException {
        List<String> regions;
        if (connection.partition().hasAccountManagement()) {
            try (AccountClient account = connection.client(
                    AccountClient.builder(), connection.partition().global())) {
                contact(account);
                List<String> enabled = enabled(account);
                regions = chosen.isEmpty() ? enabled : chosen;
            }
        } else {
            for (String section : List.of(CONTACT, REGIONS)) {
                calls.bundle()
                        .failure(
                                section,
                                UNSUPPORTED.formatted(connection.partition().id()));
            }
            regions = chosen.isEmpty() ? connection.partition().regions() : chosen;
        }
        for (String region : regions) {
            analyzers(region);
        }
        return regions;
    }

    private void contact(AccountClient account) throws InterruptedException {
        calls.section(
                CONTACT,
                GetAlternateContactRequest.builder()
                        .alternateContactType(AlternateContactType.SECURITY)
                        .build(),
                account::getAlternateContact);
    }

    private List<String> enabled(AccountClient account) throws InterruptedException {
        Optional<ListRegionsResponse> regions = calls.section(
                REGIONS, ListRegionsRequest.builder().maxResults(PAGE).build(), account::listRegions);
        return regions.map(ListRegionsResponse::regions).orElse(List.of()).stream()
                .filter(region -> region.regionName() != null
                        && region.regionOptStatus() != null
                        && ENABLED.contains(region.regionOptStatus()))
                .map(software.amazon.awssdk.services.account.model.Region::regionName)
                .filter(RegionCalls::isName)
                .toList();
    }

    private void analyzers(String region) throws InterruptedException {
        try (AccessAnalyzerClient analyzers = connection.client(AccessAnalyzerClient.builder(), Region.of(region))) {
            calls.section(
                    "accessanalyzer/list-analyzers/" + region,
                    ListAnalyzersRequest.builder().build(),
                    analyzers::listAnalyzers);
        }
    }

    /** The name becomes part of a host name and of a path. */
    static boolean isName(String region) {
        return region.matches("[a-z]{2}(?:-[a-z]+)+-[0-9]{1,2}");
    }
}
