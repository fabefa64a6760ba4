"""The servers and hosts that a gate can be written for."""

from __future__ import annotations

from leaders_network.gate.apache import apache_files
from leaders_network.gate.hosts import azure_files, cloudflare_files, cloudfront_files
from leaders_network.gate.nginx import nginx_files
from leaders_network.gate.plan import Target

TARGETS: dict[str, Target] = {
    "apache": apache_files,
    "nginx": nginx_files,
    "azure": azure_files,
    "cloudflare": cloudflare_files,
    "cloudfront": cloudfront_files,
}
"""Each target's name, and what returns its files."""
