; Inno Setup 6: Rundbord for Windows. build.ps1 calls it with /DVersion=… /DBuilt=… /DOut=…
; Per user without administrator (default), or for all: rundbord-X.Y.Z-setup.exe /VERYSILENT /SUPPRESSMSGBOXES /NORESTART /ALLUSERS
; Nothing is fetched, neither here nor when the program runs. The user's store is never touched.

#ifndef Version
  #error Version is missing: run installer\windows\build.ps1
#endif

[Setup]
; The id is what makes an upgrade an upgrade. It is never changed.
AppId={{7B0F6C2E-51A4-4D0B-9C57-2E1D7A9F4B63}
AppName=Rundbord
AppVersion={#Version}
AppVerName=Rundbord {#Version}
AppPublisher=Rundbord
VersionInfoVersion={#Version}
DefaultDirName={autopf}\Rundbord
DefaultGroupName=Rundbord
DisableProgramGroupPage=yes
DisableDirPage=auto
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=commandline dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
Compression=lzma2/ultra64
SolidCompression=yes
OutputDir={#Out}
OutputBaseFilename=rundbord-{#Version}-setup
SetupIconFile={#Icon}
UninstallDisplayIcon={app}\Rundbord.exe
UninstallDisplayName=Rundbord
WizardStyle=modern
ShowLanguageDialog=no
ChangesAssociations=yes
; A window that is open is asked to close: it locks, keeps what is half written, and lets go of its files.
CloseApplications=yes
RestartApplications=no
SetupLogging=yes
#ifdef Signed
SignTool=rundbord
SignedUninstaller=yes
#endif

[Languages]
Name: "da"; MessagesFile: "compiler:Languages\Danish.isl"

[CustomMessages]
da.DesktopIcon=Læg en genvej på skrivebordet
da.CommandPath=Gør kommandoen »rundbord« tilgængelig i kommandoprompten
da.Package=Pakke fra Rundbord
da.Receipt=Kvittering fra Rundbord
da.Case=Sag fra Rundbord
da.OpenNow=Åbn Rundbord
da.StoreStays=Programmet er fjernet. Dine sager er ikke rørt: de ligger stadig krypteret i din egen mappe (%1).

[Tasks]
Name: "desktopicon"; Description: "{cm:DesktopIcon}"; Flags: unchecked
Name: "commandpath"; Description: "{cm:CommandPath}"; Flags: unchecked

[InstallDelete]
; What an older version brought and this one does not: the program's own folder only.
Type: filesandordirs; Name: "{app}\_internal"
Type: filesandordirs; Name: "{app}\licenser"

[Files]
Source: "{#Built}\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs
Source: "rundbord.cmd"; DestDir: "{app}\bin"; Flags: ignoreversion

[Icons]
Name: "{group}\Rundbord"; Filename: "{app}\Rundbord.exe"; Comment: "Sager, netværksmøder og én plan"
Name: "{autodesktop}\Rundbord"; Filename: "{app}\Rundbord.exe"; Tasks: desktopicon

[Registry]
Root: HKA; Subkey: "Software\Classes\.rundbord"; ValueType: string; ValueData: "Rundbord.Package"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\.kvittering"; ValueType: string; ValueData: "Rundbord.Receipt"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\Rundbord.Package"; ValueType: string; ValueData: "{cm:Package}"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Rundbord.Package\DefaultIcon"; ValueType: string; ValueData: "{app}\Rundbord.exe,0"
Root: HKA; Subkey: "Software\Classes\Rundbord.Package\shell\open\command"; ValueType: string; ValueData: """{app}\Rundbord.exe"" ""%1"""
Root: HKA; Subkey: "Software\Classes\Rundbord.Receipt"; ValueType: string; ValueData: "{cm:Receipt}"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Rundbord.Receipt\DefaultIcon"; ValueType: string; ValueData: "{app}\Rundbord.exe,0"
Root: HKA; Subkey: "Software\Classes\Rundbord.Receipt\shell\open\command"; ValueType: string; ValueData: """{app}\Rundbord.exe"" ""%1"""
; A case is JSON, and .json belongs to others: Rundbord is offered under »Åbn med«.
Root: HKA; Subkey: "Software\Classes\Rundbord.Case"; ValueType: string; ValueData: "{cm:Case}"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Rundbord.Case\shell\open\command"; ValueType: string; ValueData: """{app}\Rundbord.exe"" ""%1"""
Root: HKA; Subkey: "Software\Classes\.json\OpenWithProgids"; ValueType: string; ValueName: "Rundbord.Case"; ValueData: ""; Flags: uninsdeletevalue

[Run]
Filename: "{app}\Rundbord.exe"; Description: "{cm:OpenNow}"; Flags: nowait postinstall skipifsilent

[UninstallDelete]
Type: filesandordirs; Name: "{app}\_internal"

[Code]
const
  PathKey = 'Path';

function PathRoot(): Integer;
begin
  if IsAdminInstallMode then Result := HKEY_LOCAL_MACHINE else Result := HKEY_CURRENT_USER;
end;

function PathPlace(): String;
begin
  if IsAdminInstallMode then
    Result := 'SYSTEM\CurrentControlSet\Control\Session Manager\Environment'
  else
    Result := 'Environment';
end;

procedure AddToPath();
var
  Known, Ours: String;
begin
  Ours := ExpandConstant('{app}\bin');
  if not RegQueryStringValue(PathRoot(), PathPlace(), PathKey, Known) then Known := '';
  if Pos(';' + Lowercase(Ours) + ';', ';' + Lowercase(Known) + ';') > 0 then exit;
  if (Known <> '') and (Known[Length(Known)] <> ';') then Known := Known + ';';
  RegWriteExpandStringValue(PathRoot(), PathPlace(), PathKey, Known + Ours);
end;

procedure TakeFromPath();
var
  Known, Ours: String;
  At: Integer;
begin
  Ours := ExpandConstant('{app}\bin');
  if not RegQueryStringValue(PathRoot(), PathPlace(), PathKey, Known) then exit;
  At := Pos(';' + Lowercase(Ours) + ';', ';' + Lowercase(Known) + ';');
  if At = 0 then exit;
  Delete(Known, At, Length(Ours) + 1);
  RegWriteExpandStringValue(PathRoot(), PathPlace(), PathKey, Known);
end;

procedure CurStepChanged(Step: TSetupStep);
begin
  if (Step = ssPostInstall) and WizardIsTaskSelected('commandpath') then AddToPath();
end;

procedure CurUninstallStepChanged(Step: TUninstallStep);
begin
  if Step = usUninstall then TakeFromPath();
  if (Step = usPostUninstall) and not UninstallSilent() then
    MsgBox(FmtMessage(CustomMessage('StoreStays'), [ExpandConstant('{localappdata}\Rundbord')]), mbInformation, MB_OK);
end;
