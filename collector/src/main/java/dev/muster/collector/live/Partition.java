package dev.muster.collector.live;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.regions.Region;

/** A part of AWS with accounts of its own; IAM and Organizations are the same in all of its regions. */
public enum Partition {
    AWS("aws", "aws-global", "us-east-1", true),
    AWS_CN("aws-cn", "aws-cn-global", "cn-north-1", true),
    /** Has no account management API. @see <a href="https://docs.aws.amazon.com/general/latest/gr/account-management.html">endpoints</a> */
    AWS_US_GOV("aws-us-gov", "aws-us-gov-global", "us-gov-west-1", false);

    private final String id;
    private final String global;
    private final String home;
    private final boolean accountManagement;

    Partition(String id, String global, String home, boolean accountManagement) {
        this.id = id;
        this.global = global;
        this.home = home;
        this.accountManagement = accountManagement;
    }

    /** As it stands in ARNs: `aws-cn`. */
    public String id() {
        return id;
    }

    /** Where services are asked that are the same in all regions. */
    Region global() {
        return Region.of(global);
    }

    /** Where is asked what belongs to some region, when nobody names one. */
    Region home() {
        return Region.of(home);
    }

    boolean hasAccountManagement() {
        return accountManagement;
    }

    /** The regions that an account of the partition has from the beginning, where no service lists them. */
    List<String> regions() {
        return Region.regions().stream()
                .filter(region -> !region.isGlobalRegion()
                        && region.metadata() != null
                        && region.metadata().partition().id().equals(id))
                .map(Region::id)
                .sorted()
                .toList();
    }

    /** @throws CollectionFailedException for an id that is none */
    public static Partition ofId(String id) throws CollectionFailedException {
        return find(id).orElseThrow(
                        () -> new CollectionFailedException("`" + id + "` is no partition that can be collected: give "
                                + Arrays.stream(values()).map(Partition::id).collect(Collectors.joining(", "))));
    }

    static Optional<Partition> find(String id) {
        return Arrays.stream(values())
                .filter(partition -> partition.id.equals(id))
                .findFirst();
    }
}
