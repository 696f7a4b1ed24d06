package io.groundplan.kubernetes.network;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;

/** What network policies allow, by the rules of Kubernetes: a pod that none selects is open, one that any does is closed. */
record Policies(List<NetworkPolicy> all) {
    private static final String IN = "Ingress";
    private static final String OUT = "Egress";

    /** What a rule says, whichever direction it is of. */
    private record Rule(List<NetworkPolicyPeer> peers, List<NetworkPolicyPort> ports) {
        boolean allows(Actor peer, int port) {
            return (peers.isEmpty() || peers.stream().anyMatch(candidate -> isMeant(candidate, peer)))
                    && (ports.isEmpty()
                            || ports.stream()
                                    .anyMatch(candidate -> candidate.getPort().getIntVal() == port));
        }
    }

    boolean allow(Actor from, Actor to, int port) {
        return mayLeave(from, to, port) && mayEnter(from, to, port);
    }

    private boolean mayLeave(Actor from, Actor to, int port) {
        return isAllowed(from, OUT, to, port, policy -> policy.getSpec().getEgress().stream()
                .map(rule -> new Rule(rule.getTo(), rule.getPorts()))
                .toList());
    }

    private boolean mayEnter(Actor from, Actor to, int port) {
        return isAllowed(to, IN, from, port, policy -> policy.getSpec().getIngress().stream()
                .map(rule -> new Rule(rule.getFrom(), rule.getPorts()))
                .toList());
    }

    private boolean isAllowed(
            Actor subject, String direction, Actor peer, int port, Function<NetworkPolicy, List<Rule>> rules) {
        if (subject.place() != Actor.Place.HERE) {
            return true;
        }
        var applying = all.stream()
                .filter(policy -> policy.getSpec().getPolicyTypes().contains(direction))
                .filter(policy -> selects(policy.getSpec().getPodSelector(), subject.labels()))
                .toList();
        return applying.isEmpty()
                || applying.stream()
                        .flatMap(policy -> rules.apply(policy).stream())
                        .anyMatch(rule -> rule.allows(peer, port));
    }

    private static boolean isMeant(NetworkPolicyPeer candidate, Actor peer) {
        if (candidate.getIpBlock() != null || peer.place() == Actor.Place.OUTSIDE) {
            return false;
        }
        var namespace = Optional.ofNullable(candidate.getNamespaceSelector());
        boolean isInNamespace = namespace
                .map(selector ->
                        peer.place() == Actor.Place.OTHER_NAMESPACE && selects(selector, peer.namespaceLabels()))
                .orElse(peer.place() == Actor.Place.HERE);
        return isInNamespace
                && (candidate.getPodSelector() == null || selects(candidate.getPodSelector(), peer.labels()));
    }

    private static boolean selects(LabelSelector selector, Map<String, String> labels) {
        var wanted = Optional.ofNullable(selector.getMatchLabels()).orElse(Map.of());
        return labels.entrySet().containsAll(wanted.entrySet())
                && selector.getMatchExpressions().stream().allMatch(expression -> isMet(expression, labels));
    }

    private static boolean isMet(LabelSelectorRequirement expression, Map<String, String> labels) {
        boolean isOneOf = expression.getValues().contains(labels.get(expression.getKey()));
        return switch (expression.getOperator()) {
            case "In" -> isOneOf;
            case "NotIn" -> !isOneOf;
            default -> throw new IllegalArgumentException("not read here: " + expression);
        };
    }
}
