/**
 * Techniques of MITRE ATT&CK® Enterprise, v19, one a line: id, tactics, name, and after a colon those beneath it in the
 * order of their numbers, from `.001` on; `-` where a number has none. Of those that v19 retired, T1070.001 and .002,
 * T1562, T1656 and T1672 stay: products still send them. See docs/attack.md for MITRE's notice.
 */
export const TECHNIQUES = `
T1001 cc Data Obfuscation: Junk Data; Steganography; Protocol or Service Impersonation
T1003 ca OS Credential Dumping: LSASS Memory; Security Account Manager; NTDS; LSA Secrets; Cached Domain Credentials; DCSync; Proc Filesystem; /etc/passwd and /etc/shadow
T1005 co Data from Local System
T1006 st Direct Volume Access
T1007 ds System Service Discovery
T1008 cc Fallback Channels
T1010 ds Application Window Discovery
T1011 xf Exfiltration Over Other Network Medium: Exfiltration Over Bluetooth
T1012 ds Query Registry
T1014 st Rootkit
T1016 ds System Network Configuration Discovery: Internet Connection Discovery; Wi-Fi Discovery
T1018 ds Remote System Discovery
T1020 xf Automated Exfiltration: Traffic Duplication
T1021 lm Remote Services: Remote Desktop Protocol; SMB/Windows Admin Shares; Distributed Component Object Model; SSH; VNC; Windows Remote Management; Cloud Services; Direct Cloud VM Connections
T1025 co Data from Removable Media
T1027 st Obfuscated Files or Information: Binary Padding; Software Packing; Steganography; Compile After Delivery; Indicator Removal from Tools; HTML Smuggling; Dynamic API Resolution; Stripped Payloads; Embedded Payloads; Command Obfuscation; Fileless Storage; LNK Icon Smuggling; Encrypted/Encoded File; Polymorphic Code; Compression; Junk Code Insertion; SVG Smuggling; Invisible Unicode
T1029 xf Scheduled Transfer
T1030 xf Data Transfer Size Limits
T1033 ds System Owner/User Discovery
T1036 st Masquerading: Invalid Code Signature; Right-to-Left Override; Rename Legitimate Utilities; Masquerade Task or Service; Match Legitimate Resource Name or Location; Space after Filename; Double File Extension; Masquerade File Type; Break Process Trees; Masquerade Account Name; Overwrite Process Arguments; Browser Fingerprint
T1037 pe,pr Boot or Logon Initialization Scripts: Logon Script (Windows); Login Hook; Network Logon Script; RC Scripts; Startup Items
T1039 co Data from Network Shared Drive
T1040 ca,ds Network Sniffing
T1041 xf Exfiltration Over C2 Channel
T1046 ds Network Service Discovery
T1047 ex Windows Management Instrumentation
T1048 xf Exfiltration Over Alternative Protocol: Exfiltration Over Symmetric Encrypted Non-C2 Protocol; Exfiltration Over Asymmetric Encrypted Non-C2 Protocol; Exfiltration Over Unencrypted Non-C2 Protocol
T1049 ds System Network Connections Discovery
T1052 xf Exfiltration Over Physical Medium: Exfiltration over USB
T1053 ex,pe,pr Scheduled Task/Job: -; At; Cron; -; Scheduled Task; Systemd Timers; Container Orchestration Job
T1055 pr,st Process Injection: Dynamic-link Library Injection; Portable Executable Injection; Thread Execution Hijacking; Asynchronous Procedure Call; Thread Local Storage; -; -; Ptrace System Calls; Proc Memory; -; Extra Window Memory Injection; Process Hollowing; Process Doppelgänging; VDSO Hijacking; ListPlanting
T1056 co,ca Input Capture: Keylogging; GUI Input Capture; Web Portal Capture; Credential API Hooking
T1057 ds Process Discovery
T1059 ex Command and Scripting Interpreter: PowerShell; AppleScript; Windows Command Shell; Unix Shell; Visual Basic; Python; JavaScript; Network Device CLI; Cloud API; AutoHotKey & AutoIT; Lua; Hypervisor CLI; Container CLI/API
T1068 pr Exploitation for Privilege Escalation
T1069 ds Permission Groups Discovery: Local Groups; Domain Groups; Cloud Groups
T1070 st Indicator Removal: Clear Windows Event Logs; Clear Linux or Mac System Logs; Clear Command History; File Deletion; Network Share Connection Removal; Timestomp; Clear Network Connection History and Configurations; Clear Mailbox Data; Clear Persistence; Relocate Malware
T1071 cc Application Layer Protocol: Web Protocols; File Transfer Protocols; Mail Protocols; DNS; Publish/Subscribe Protocols
T1072 ex,lm Software Deployment Tools
T1074 co Data Staged: Local Data Staging; Remote Data Staging
T1078 ia,pe,pr,st Valid Accounts: Default Accounts; Domain Accounts; Local Accounts; Cloud Accounts
T1080 lm Taint Shared Content
T1082 ds System Information Discovery
T1083 ds File and Directory Discovery
T1087 ds Account Discovery: Local Account; Domain Account; Email Account; Cloud Account
T1090 cc Proxy: Internal Proxy; External Proxy; Multi-hop Proxy; Domain Fronting
T1091 ia,lm Replication Through Removable Media
T1092 cc Communication Through Removable Media
T1095 cc Non-Application Layer Protocol
T1098 pe,pr Account Manipulation: Additional Cloud Credentials; Additional Email Delegate Permissions; Additional Cloud Roles; SSH Authorized Keys; Device Registration; Additional Container Cluster Roles; Additional Local or Domain Groups
T1102 cc Web Service: Dead Drop Resolver; Bidirectional Communication; One-Way Communication
T1104 cc Multi-Stage Channels
T1105 cc Ingress Tool Transfer
T1106 ex Native API
T1110 ca Brute Force: Password Guessing; Password Cracking; Password Spraying; Credential Stuffing
T1111 ca Multi-Factor Authentication Interception
T1112 di,pe Modify Registry
T1113 co Screen Capture
T1114 co Email Collection: Local Email Collection; Remote Email Collection; Email Forwarding Rule
T1115 co Clipboard Data
T1119 co Automated Collection
T1120 ds Peripheral Device Discovery
T1123 co Audio Capture
T1124 ds System Time Discovery
T1125 co Video Capture
T1127 ex,st Trusted Developer Utilities Proxy Execution: MSBuild; ClickOnce; JamPlus
T1129 ex Shared Modules
T1132 cc Data Encoding: Standard Encoding; Non-Standard Encoding
T1133 ia,pe External Remote Services
T1134 pr,st Access Token Manipulation: Token Impersonation/Theft; Create Process with Token; Make and Impersonate Token; Parent PID Spoofing; SID-History Injection
T1135 ds Network Share Discovery
T1136 pe Create Account: Local Account; Domain Account; Cloud Account
T1137 pe Office Application Startup: Office Template Macros; Office Test; Outlook Forms; Outlook Home Page; Outlook Rules; Add-ins
T1140 st Deobfuscate/Decode Files or Information
T1176 pe Software Extensions: Browser Extensions; IDE Extensions
T1185 co Browser Session Hijacking
T1187 ca Forced Authentication
T1189 ia Drive-by Compromise
T1190 ia Exploit Public-Facing Application
T1195 ia Supply Chain Compromise: Compromise Software Dependencies and Development Tools; Compromise Software Supply Chain; Compromise Hardware Supply Chain
T1197 ex,pe,st BITS Jobs
T1199 ia Trusted Relationship
T1200 ia Hardware Additions
T1201 ds Password Policy Discovery
T1202 st Indirect Command Execution
T1203 ex Exploitation for Client Execution
T1204 ex User Execution: Malicious Link; Malicious File; Malicious Image; Malicious Copy and Paste; Malicious Library
T1205 cc,pe,st Traffic Signaling: Port Knocking; Socket Filters
T1207 di Rogue Domain Controller
T1210 lm Exploitation of Remote Services
T1211 st Exploitation for Stealth
T1212 ca Exploitation for Credential Access
T1213 co Data from Information Repositories: Confluence; Sharepoint; Code Repositories; Customer Relationship Management Software; Messaging Applications; Databases
T1216 st System Script Proxy Execution: PubPrn; SyncAppvPublishingServer
T1217 ds Browser Information Discovery
T1218 st System Binary Proxy Execution: Compiled HTML File; Control Panel; CMSTP; InstallUtil; Mshta; -; Msiexec; Odbcconf; Regsvcs/Regasm; Regsvr32; Rundll32; Verclsid; Mavinject; MMC; Electron Applications
T1219 cc Remote Access Tools: IDE Tunneling; Remote Desktop Software; Remote Access Hardware
T1220 st XSL Script Processing
T1221 st Template Injection
T1222 di File and Directory Permissions Modification: Windows Permissions; Linux and Mac Permissions
T1480 st Execution Guardrails: Environmental Keying; Mutual Exclusion
T1482 ds Domain Trust Discovery
T1484 di,pr Domain or Tenant Policy Modification: Group Policy Modification; Trust Modification
T1485 im Data Destruction: Lifecycle-Triggered Deletion
T1486 im Data Encrypted for Impact
T1489 im Service Stop
T1490 im Inhibit System Recovery
T1491 im Defacement: Internal Defacement; External Defacement
T1495 im Firmware Corruption
T1496 im Resource Hijacking: Compute Hijacking; Bandwidth Hijacking; SMS Pumping; Cloud Service Hijacking
T1497 ds,st Virtualization/Sandbox Evasion: System Checks; User Activity Based Checks; Time Based Checks
T1498 im Network Denial of Service: Direct Network Flood; Reflection Amplification
T1499 im Endpoint Denial of Service: OS Exhaustion Flood; Service Exhaustion Flood; Application Exhaustion Flood; Application or System Exploitation
T1505 pe Server Software Component: SQL Stored Procedures; Transport Agent; Web Shell; IIS Components; Terminal Services DLL; vSphere Installation Bundles
T1518 ds Software Discovery: Security Software Discovery; Backup Software Discovery
T1525 pe Implant Internal Image
T1526 ds Cloud Service Discovery
T1528 ca Steal Application Access Token
T1529 im System Shutdown/Reboot
T1530 co Data from Cloud Storage
T1531 im Account Access Removal
T1534 lm Internal Spearphishing
T1535 st Unused/Unsupported Cloud Regions
T1537 xf Transfer Data to Cloud Account
T1538 ds Cloud Service Dashboard
T1539 ca Steal Web Session Cookie
T1542 pe,st Pre-OS Boot: System Firmware; Component Firmware; Bootkit; ROMMONkit; TFTP Boot
T1543 pe,pr Create or Modify System Process: Launch Agent; Systemd Service; Windows Service; Launch Daemon; Container Service
T1546 pe,pr Event Triggered Execution: Change Default File Association; Screensaver; Windows Management Instrumentation Event Subscription; Unix Shell Configuration Modification; Trap; LC_LOAD_DYLIB Addition; Netsh Helper DLL; Accessibility Features; AppCert DLLs; AppInit DLLs; Application Shimming; Image File Execution Options Injection; PowerShell Profile; Emond; Component Object Model Hijacking; Installer Packages; Udev Rules; Python Startup Hooks
T1547 pe,pr Boot or Logon Autostart Execution: Registry Run Keys / Startup Folder; Authentication Package; Time Providers; Winlogon Helper DLL; Security Support Provider; Kernel Modules and Extensions; Re-opened Applications; LSASS Driver; Shortcut Modification; Port Monitors; -; Print Processors; XDG Autostart Entries; Active Setup; Login Items
T1548 pr Abuse Elevation Control Mechanism: Setuid and Setgid; Bypass User Account Control; Sudo and Sudo Caching; Elevated Execution with Prompt; Temporary Elevated Cloud Access; TCC Manipulation
T1550 lm Use Alternate Authentication Material: Application Access Token; Pass the Hash; Pass the Ticket; Web Session Cookie
T1552 ca Unsecured Credentials: Credentials In Files; Credentials in Registry; Shell History; Private Keys; Cloud Instance Metadata API; Group Policy Preferences; Container API; Chat Messages
T1553 di Subvert Trust Controls: Gatekeeper Bypass; Code Signing; SIP and Trust Provider Hijacking; Install Root Certificate; Mark-of-the-Web Bypass; Code Signing Policy Modification
T1554 pe Compromise Host Software Binary
T1555 ca Credentials from Password Stores: Keychain; Securityd Memory; Credentials from Web Browsers; Windows Credential Manager; Password Managers; Cloud Secrets Management Stores
T1556 ca,di,pe Modify Authentication Process: Domain Controller Authentication; Password Filter DLL; Pluggable Authentication Modules; Network Device Authentication; Reversible Encryption; Multi-Factor Authentication; Hybrid Identity; Network Provider DLL; Conditional Access Policies
T1557 co,ca Adversary-in-the-Middle: Name Resolution Poisoning and SMB Relay; ARP Cache Poisoning; DHCP Spoofing; Evil Twin
T1558 ca Steal or Forge Kerberos Tickets: Golden Ticket; Silver Ticket; Kerberoasting; AS-REP Roasting; Ccache Files
T1559 ex Inter-Process Communication: Component Object Model; Dynamic Data Exchange; XPC Services
T1560 co Archive Collected Data: Archive via Utility; Archive via Library; Archive via Custom Method
T1561 im Disk Wipe: Disk Content Wipe; Disk Structure Wipe
T1562 di Impair Defenses: Disable or Modify Tools; Disable Windows Event Logging; Impair Command History Logging; Disable or Modify System Firewall; -; Indicator Blocking; Disable or Modify Cloud Firewall; Disable or Modify Cloud Logs; Safe Mode Boot; Downgrade Attack; Spoof Security Alerting; Disable or Modify Linux Audit System; Disable or Modify Network Device Firewall
T1563 lm Remote Service Session Hijacking: SSH Hijacking; RDP Hijacking
T1564 st Hide Artifacts: Hidden Files and Directories; Hidden Users; Hidden Window; NTFS File Attributes; Hidden File System; Run Virtual Instance; VBA Stomping; Email Hiding Rules; Resource Forking; Process Argument Spoofing; Ignore Process Interrupts; File/Path Exclusions; Bind Mounts; Extended Attributes
T1565 im Data Manipulation: Stored Data Manipulation; Transmitted Data Manipulation; Runtime Data Manipulation
T1566 ia Phishing: Spearphishing Attachment; Spearphishing Link; Spearphishing via Service; Spearphishing Voice
T1567 xf Exfiltration Over Web Service: Exfiltration to Code Repository; Exfiltration to Cloud Storage; Exfiltration to Text Storage Sites; Exfiltration Over Webhook
T1568 cc Dynamic Resolution: Fast Flux DNS; Domain Generation Algorithms; DNS Calculation
T1569 ex System Services: Launchctl; Service Execution; Systemctl
T1570 lm Lateral Tool Transfer
T1571 cc Non-Standard Port
T1572 cc Protocol Tunneling
T1573 cc Encrypted Channel: Symmetric Cryptography; Asymmetric Cryptography
T1574 ex,st Hijack Execution Flow: DLL; -; -; Dylib Hijacking; Executable Installer File Permissions Weakness; Dynamic Linker Hijacking; Path Interception by PATH Environment Variable; Path Interception by Search Order Hijacking; Path Interception by Unquoted Path; Services File Permissions Weakness; Services Registry Permissions Weakness; COR_PROFILER; KernelCallbackTable; AppDomainManager
T1578 di Modify Cloud Compute Infrastructure: Create Snapshot; Create Cloud Instance; Delete Cloud Instance; Revert Cloud Instance; Modify Cloud Compute Configurations
T1580 ds Cloud Infrastructure Discovery
T1583 rd Acquire Infrastructure: Domains; DNS Server; Virtual Private Server; Server; Botnet; Web Services; Serverless; Malvertising
T1584 rd Compromise Infrastructure: Domains; DNS Server; Virtual Private Server; Server; Botnet; Web Services; Serverless; Network Devices
T1585 rd Establish Accounts: Social Media Accounts; Email Accounts; Cloud Accounts
T1586 rd Compromise Accounts: Social Media Accounts; Email Accounts; Cloud Accounts
T1587 rd Develop Capabilities: Malware; Code Signing Certificates; Digital Certificates; Exploits
T1588 rd Obtain Capabilities: Malware; Tool; Code Signing Certificates; Digital Certificates; Exploits; Vulnerabilities; Artificial Intelligence
T1589 re Gather Victim Identity Information: Credentials; Email Addresses; Employee Names
T1590 re Gather Victim Network Information: Domain Properties; DNS; Network Trust Dependencies; Network Topology; IP Addresses; Network Security Appliances
T1591 re Gather Victim Org Information: Determine Physical Locations; Business Relationships; Identify Business Tempo; Identify Roles
T1592 re Gather Victim Host Information: Hardware; Software; Firmware; Client Configurations
T1593 re Search Open Websites/Domains: Social Media; Search Engines; Code Repositories
T1594 re Search Victim-Owned Websites
T1595 re Active Scanning: Scanning IP Blocks; Vulnerability Scanning; Wordlist Scanning
T1596 re Search Open Technical Databases: DNS/Passive DNS; WHOIS; Digital Certificates; CDNs; Scan Databases
T1597 re Search Closed Sources: Threat Intel Vendors; Purchase Technical Data
T1598 re Phishing for Information: Spearphishing Service; Spearphishing Attachment; Spearphishing Link; Spearphishing Voice
T1599 di Network Boundary Bridging: Network Address Translation Traversal
T1600 di Weaken Encryption: Reduce Key Space; Disable Crypto Hardware
T1601 di Modify System Image: Patch System Image; Downgrade System Image
T1602 co Data from Configuration Repository: SNMP (MIB Dump); Network Device Configuration Dump
T1606 ca Forge Web Credentials: Web Cookies; SAML Tokens
T1608 rd Stage Capabilities: Upload Malware; Upload Tool; Install Digital Certificate; Drive-by Target; Link Target; SEO Poisoning
T1609 ex Container Administration Command
T1610 ex Deploy Container
T1611 pr Escape to Host
T1612 st Build Image on Host
T1613 ds Container and Resource Discovery
T1614 ds System Location Discovery: System Language Discovery
T1615 ds Group Policy Discovery
T1619 ds Cloud Storage Object Discovery
T1620 st Reflective Code Loading
T1621 ca Multi-Factor Authentication Request Generation
T1622 ds,st Debugger Evasion
T1647 di Plist File Modification
T1648 ex Serverless Execution
T1649 ca Steal or Forge Authentication Certificates
T1650 rd Acquire Access
T1651 ex Cloud Administration Command
T1652 ds Device Driver Discovery
T1653 pe Power Settings
T1654 ds Log Enumeration
T1656 st Impersonation
T1657 im Financial Theft
T1659 cc,ia Content Injection
T1665 cc Hide Infrastructure
T1666 di Modify Cloud Resource Hierarchy
T1667 im Email Bombing
T1668 pe Exclusive Control
T1669 ia Wi-Fi Networks
T1671 pe Cloud Application Integration
T1672 st Email Spoofing
T1673 ds Virtual Machine Discovery
T1674 ex Input Injection
T1675 ex ESXi Administration Command
T1677 ex Poisoned Pipeline Execution
T1678 st Delay Execution
T1679 st Selective Exclusion
T1680 ds Local Storage Discovery
T1681 re Search Threat Vendor Data
T1682 re Query Public AI Services
T1683 rd Generate Content: Written Content; Audio-Visual Content
T1684 st Social Engineering: Impersonation; Email Spoofing
T1685 di Disable or Modify Tools: Disable or Modify Windows Event Log; Disable or Modify Cloud Log; Modify or Spoof Tool UI; Disable or Modify Linux Audit System Log; Clear Windows Event Logs; Clear Linux or Mac System Logs
T1686 di Disable or Modify System Firewall: Cloud Firewall; Network Device Firewall; Windows Host Firewall
T1687 di Exploitation for Defense Impairment
T1688 di Safe Mode Boot
T1689 di Downgrade Attack
T1690 di Prevent Command History Logging
`;
